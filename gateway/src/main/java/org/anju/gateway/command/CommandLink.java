package org.anju.gateway.command;

import org.anju.gateway.model.Device;

/** A way to devices. */
@FunctionalInterface
public interface CommandLink {
    /**
     * Sends a command's payload to the device's command topic, QoS 1. From any thread; never blocks.
     *
     * @return false when the device is not connected this way or does not listen for commands; nothing was sent then
     */
    boolean send(Device device, byte[] payload);
}
