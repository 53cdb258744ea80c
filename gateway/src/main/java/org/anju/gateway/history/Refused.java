package org.anju.gateway.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;

/** Makes a dead letter of an entry that the store refuses for good. */
final class Refused {
    /** Reason of such dead letters. */
    static final String REASON = "store_rejected";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EXCERPT_CHARS = 1_024;

    private Refused() {}

    /** The entry as a device would have sent it, so that it can be taken in again once the store is mended. */
    private static DeadLetter.Original original(Entry entry, Device device) {
        ObjectNode node = JSON.createObjectNode();
        if (entry instanceof Telemetry telemetry) {
            ObjectNode values = node.put("ts", telemetry.tsMs()).putObject("values");
            for (int i = 0; i < telemetry.values().size(); i++) {
                values.putPOJO(
                        telemetry.values().field(i).name(), telemetry.values().boxed(i));
            }
        } else if (entry instanceof DeviceEvent event) {
            node.put("ts", event.tsMs()).put("event", event.event()).putPOJO("data", event.data());
        }
        String topic = "anju/" + device.id() + (entry instanceof Telemetry ? "/telemetry" : "/event");
        return new DeadLetter.Original(topic, node.toString().getBytes(StandardCharsets.UTF_8), "");
    }

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
                text.getBytes(StandardCharsets.UTF_8).length,
                UUID.randomUUID().toString(),
                original(entry, device));
    }
}
