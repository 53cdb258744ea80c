package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The device and gateway API of ThingsBoard, so that firmware and protocol adapters written for it work as they are. A device uses
 * {@code v1/devices/me/…}; a gateway speaks on one connection for the devices whose {@code auth.gateway} names it, under
 * {@code v1/gateway/…}. Attributes the profile has as fields are telemetry; the others are kept as one {@code attributes} event.
 */
public final class ThingsBoardDialect implements Dialect {
    private static final String DEVICE = "v1/devices/me/";
    private static final String GATEWAY = "v1/gateway/";

    @Override
    public String name() {
        return "thingsboard";
    }

    @Override
    public boolean speaks(Message message) {
        return message.topic().startsWith(DEVICE) || message.topic().startsWith(GATEWAY);
    }

    @Override
    public void read(Message message, Readout out) {
        Speaker sender = message.sender();
        Notation.@Nullable Body body =
                switch (message.topic()) {
                    case DEVICE + "telemetry" ->
                        in -> Notation.each(in, out, part -> Reading.read(part, sender.device(), out));
                    case DEVICE + "attributes" ->
                        in -> Notation.each(in, out, part -> attributes(part, sender.device(), out));
                    case GATEWAY + "connect" -> in -> relayed(in, sender, out, true);
                    case GATEWAY + "disconnect" -> in -> relayed(in, sender, out, false);
                    case GATEWAY + "telemetry" ->
                        in -> devices(in, sender, out, (part, device) -> telemetry(part, device, out));
                    case GATEWAY + "attributes" ->
                        in -> devices(in, sender, out, (part, device) -> attributes(part, device, out));
                    default -> null;
                };
        if (body == null) {
            out.refuseAll(
                    Reason.UNSUPPORTED,
                    "of this API the gateway takes telemetry, attributes, connect and disconnect; it answers no requests here");
            return;
        }
        Notation.of(message).read(message.payload(), out, body);
    }

    /** What one device of a gateway's message says; begins at its value. */
    private interface Part {
        void read(JsonParser in, Device device) throws IOException;
    }

    private static void devices(JsonParser in, Speaker sender, Readout out, Part part) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            out.refuseAll(Reason.MALFORMED, "the payload must be an object with one member per device");
            in.skipChildren();
            return;
        }
        int members = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String id = in.currentName();
            in.nextToken();
            members++;
            Device device = entitled(id, sender, out);
            if (device == null) {
                in.skipChildren();
            } else {
                part.read(in, device);
            }
        }
        if (members == 0) {
            out.refuse(Reason.EMPTY, "the object names no device");
        }
    }

    private static @Nullable Device entitled(String id, Speaker sender, Readout out) {
        Device device = sender.entitled(id);
        if (device == null) {
            out.refuse(
                    Reason.NOT_ENTITLED,
                    "'" + sender.device().id() + "' may not speak for '" + FieldCheck.clip(id)
                            + "'; register that device with auth.gateway = "
                            + sender.device().id());
        }
        return device;
    }

    private static void telemetry(JsonParser in, Device device, Readout out) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            Reading.read(in, device, out);
            return;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            out.refuse(Reason.MALFORMED, "the telemetry of '" + device.id() + "' must be an array of objects");
            return;
        }
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY && token != null; token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                Reading.read(in, device, out);
            } else {
                out.refuse(Reason.MALFORMED, "the telemetry of '" + device.id() + "' must be an array of objects");
                in.skipChildren();
            }
        }
    }

    private static void attributes(JsonParser in, Device device, Readout out) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            out.refuse(Reason.MALFORMED, "attributes must be an object");
            in.skipChildren();
            return;
        }
        Reading known = new Reading(out);
        Map<String, Object> others = new LinkedHashMap<>();
        boolean any = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (device.kind().field(name) != null) {
                any = true;
                known.value(device.kind(), name, in, token);
            } else {
                EventData.value(name, in, token, others, out);
            }
        }
        if (any) {
            known.deliver(device);
        }
        if (!others.isEmpty()) {
            out.event(device, Readout.NO_TIME, EventType.ATTRIBUTES.name(), others);
        } else if (!any) {
            out.refuse(Reason.EMPTY, "the object has no attributes");
        }
    }

    private static void relayed(JsonParser in, Speaker sender, Readout out, boolean connected) throws IOException {
        String id = null;
        if (in.nextToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken token = in.nextToken();
                if (name.equals("device") && token == JsonToken.VALUE_STRING) {
                    id = in.getText();
                } else {
                    in.skipChildren();
                }
            }
        } else {
            in.skipChildren();
        }
        if (id == null) {
            out.refuseAll(Reason.MALFORMED, "the payload must be {\"device\":\"<id>\"}");
            return;
        }
        Device device = entitled(id, sender, out);
        if (device != null) {
            out.relayed(device, connected);
        }
    }
}
