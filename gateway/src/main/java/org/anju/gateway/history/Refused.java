package org.anju.gateway.history;

import java.nio.charset.StandardCharsets;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;

/** Makes a dead letter of an entry that the store refuses for good. */
final class Refused {
    /** Reason of such dead letters. */
    static final String REASON = "store_rejected";

    private static final int EXCERPT_CHARS = 1_024;

    private Refused() {}

    static DeadLetter letter(Entry entry, String words) {
        Device device;
        String measurement;
        String text;
        if (entry instanceof Telemetry telemetry) {
            device = telemetry.device();
            measurement = device.kind().name();
            text = telemetry.tsMs() + " " + telemetry.values();
        } else if (entry instanceof DeviceEvent event) {
            device = event.device();
            measurement = LineEncoder.EVENT;
            text = event.tsMs() + " " + event.event() + " " + event.data();
        } else {
            throw new IllegalArgumentException("not a thing that is stored: " + entry);
        }
        return new DeadLetter(
                entry.receivedMs(),
                device.id().value(),
                measurement,
                REASON,
                words,
                text.substring(0, Math.min(text.length(), EXCERPT_CHARS)),
                text.getBytes(StandardCharsets.UTF_8).length);
    }
}
