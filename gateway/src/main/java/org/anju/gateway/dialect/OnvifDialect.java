package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * ONVIF events over MQTT: {@code {prefix}/onvif-ej/{topic}[/&{source values}]} with
 * {@code {"UtcTime":…,"Source":{…},"Key":{…},"Data":{…}}}. {@link OnvifTable} turns topics into our events and fields; what it does not
 * know is kept as the event {@code unmapped}, with its topic.
 */
public final class OnvifDialect implements Dialect {
    private static final String MARK = "/onvif-ej/";
    private static final String NAMESPACE = "tns1:";
    private static final OnvifTable TABLE = new OnvifTable();

    @Override
    public String name() {
        return "onvif";
    }

    @Override
    public boolean speaks(Message message) {
        return message.topic().contains(MARK);
    }

    @Override
    public void read(Message message, Readout out) {
        String topic = topic(message.topic());
        if (message.payload().length == 0) {
            // A retained property that was deleted: nothing happened to the device, yet it is kept that it said so.
            Map<String, Object> deleted = new LinkedHashMap<>();
            deleted.put("topic", topic);
            deleted.put("deleted", true);
            out.event(message.sender().device(), Readout.NO_TIME, EventType.UNMAPPED.name(), deleted);
            return;
        }
        Notation.JSON.read(
                message.payload(),
                out,
                in -> notification(in, topic, message.sender().device(), out));
    }

    /** The part of an MQTT topic that is the ONVIF topic, without source values and namespace. */
    private static String topic(String mqttTopic) {
        String topic = mqttTopic.substring(mqttTopic.indexOf(MARK) + MARK.length());
        int values = topic.indexOf("/&");
        topic = values < 0 ? topic : topic.substring(0, values);
        return topic.startsWith(NAMESPACE) ? topic.substring(NAMESPACE.length()) : topic;
    }

    private static void notification(JsonParser in, String topic, Device device, Readout out) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            out.refuseAll(Reason.MALFORMED, "a notification must be an object with UtcTime, Source and Data");
            in.skipChildren();
            return;
        }
        long tsMs = Readout.NO_TIME;
        Map<String, Object> source = Map.of();
        Map<String, Object> data = Map.of();
        Map<String, Object> others = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            switch (name) {
                case "UtcTime" -> tsMs = time(in, out);
                case "Source" -> source = EventData.read(in, token, out);
                case "Data" -> data = EventData.read(in, token, out);
                default -> EventData.value(name, in, token, others, out);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>(source);
        all.putAll(others);
        all.putAll(data);
        deliver(device, tsMs, topic, all, data, out);
    }

    private static long time(JsonParser in, Readout out) throws IOException {
        try {
            return Instant.parse(in.getText()).toEpochMilli();
        } catch (DateTimeException e) {
            out.refuse(
                    Reason.BAD_TIME,
                    "'UtcTime' must be a time such as 2026-01-31T08:00:00Z, not " + FieldCheck.clip(in.getText())
                            + "; the time of arrival is taken");
            in.skipChildren();
            return Readout.NO_TIME;
        }
    }

    private static void deliver(
            Device device, long tsMs, String topic, Map<String, Object> all, Map<String, Object> data, Readout out) {
        OnvifTable.Line line = TABLE.find(device.kind().name(), topic, data);
        boolean said = false;
        if (line != null) {
            Field field = line.field() == null ? null : device.kind().field(line.field());
            if (field != null && set(device, tsMs, field, data.get(line.from()), out)) {
                said = true;
            }
            String event = line.event();
            if (event != null && device.kind().events().containsKey(event)) {
                out.event(device, tsMs, event, all);
                said = true;
            }
        }
        if (!said) {
            Map<String, Object> kept = new LinkedHashMap<>();
            kept.put("topic", topic);
            kept.putAll(all);
            out.event(device, tsMs, EventType.UNMAPPED.name(), kept);
        }
    }

    private static boolean set(Device device, long tsMs, Field field, @Nullable Object value, Readout out) {
        if (value == null) {
            return false;
        }
        Values.Builder values = new Values.Builder();
        String text = String.valueOf(value);
        if (field.type() == FieldType.FLAG) {
            FieldCheck.flag(field, text.equalsIgnoreCase("true") || text.equals("1"), values, out);
        } else if (field.type() == FieldType.TEXT) {
            FieldCheck.text(field, text, values, out);
        } else if (value instanceof Number number) {
            FieldCheck.number(field, number.doubleValue(), values, out);
        } else {
            FieldCheck.wrongType(field, "'" + FieldCheck.clip(text) + "'", out);
        }
        if (values.isEmpty()) {
            return false;
        }
        out.telemetry(device, tsMs, values.build());
        return true;
    }
}
