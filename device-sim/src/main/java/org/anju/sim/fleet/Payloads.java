package org.anju.sim.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.sim.device.CommandReply;
import org.jspecify.annotations.Nullable;

/** The contract's payloads, as UTF-8 JSON bytes. */
public final class Payloads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Payloads() {}

    /** Telemetry of one moment. */
    public static byte[] telemetry(long tsMs, Map<String, Object> values) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("ts", tsMs);
        message.put("values", values);
        return bytes(message);
    }

    /** One event; {@code data} is left out when empty. */
    public static byte[] event(long tsMs, String event, Map<String, Object> data) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("ts", tsMs);
        message.put("event", event);
        if (!data.isEmpty()) {
            message.put("data", data);
        }
        return bytes(message);
    }

    /** An event where there are only attributes; its time is that of its arrival. */
    static byte[] attributes(String event, Map<String, Object> data) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("event", event);
        message.putAll(data);
        return bytes(message);
    }

    static byte[] online(boolean online) {
        return bytes(Map.of("online", online));
    }

    static byte[] reply(String commandId, CommandReply reply) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", commandId);
        message.put("ok", reply.ok());
        message.put("result", reply.result());
        return bytes(message);
    }

    /**
     * A command as it arrived, or null when it has no id or no method or is no JSON object.
     *
     * @param idOfTopic the id where the dialect has it in the topic, null where it is in the payload
     */
    static @Nullable Command command(byte[] payload, @Nullable String idOfTopic) {
        try {
            Map<String, Object> message = JSON.readValue(payload, OBJECT);
            Object params = message.get("params");
            Object named = idOfTopic == null ? message.get("id") : idOfTopic;
            return named instanceof String id && message.get("method") instanceof String method
                    ? new Command(id, method, params == null ? Map.of() : JSON.convertValue(params, OBJECT))
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** A command of the gateway. */
    record Command(String id, String method, Map<String, Object> params) {}

    private static byte[] bytes(Map<String, Object> message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of strings, numbers and flags are always writable", e);
        }
    }
}
