package org.anju.gateway.dialect;

import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Values;

/** Takes what a dialect read from one message, part by part. */
public interface Readout {
    /** Stands for a device time that was not given. */
    long NO_TIME = Long.MIN_VALUE;

    void telemetry(Device device, long tsMs, Values values);

    void event(Device device, long tsMs, String event, Map<String, Object> data);

    /** The device says that it is, or is no longer, at work. */
    void status(Device device, boolean online);

    /** The sender says that a device it speaks for is, or is no longer, connected to it. */
    void relayed(Device device, boolean connected);

    /** One part was refused; the others stand. */
    void refuse(Reason reason, String detail);

    /** The message as a whole cannot be read: forget what was taken from it. */
    void refuseAll(Reason reason, String detail);
}
