package org.anju.gateway.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data of an event as a text, and the number by which two events of one millisecond are told apart. */
final class EventJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> FACTS = new TypeReference<>() {};
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long HASH_START = 0xcbf29ce484222325L;
    private static final long HASH_PRIME = 0x100000001b3L;

    private EventJson() {}

    static String write(Map<String, Object> data) {
        try {
            return data.isEmpty() ? "{}" : JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event data must be strings, numbers and booleans", e);
        }
    }

    static Map<String, Object> read(String text) {
        try {
            return JSON.readValue(text, FACTS);
        } catch (JsonProcessingException _foreign) {
            return Map.of("data", text);
        }
    }

    /** FNV-1a over name and data: the same event gives the same number on every machine and in every release. */
    static long hash(String event, String data) {
        long hash = HASH_START;
        for (int i = 0; i < event.length(); i++) {
            hash = (hash ^ event.charAt(i)) * HASH_PRIME;
        }
        hash = (hash ^ '\n') * HASH_PRIME;
        for (int i = 0; i < data.length(); i++) {
            hash = (hash ^ data.charAt(i)) * HASH_PRIME;
        }
        return hash;
    }

    /** Nanoseconds within the millisecond of an event, 0 to 999,999. */
    static int nanos(String event, String data) {
        return (int) Math.floorMod(hash(event, data), (long) NANOS_PER_MILLI);
    }
}
