package org.anju.gateway.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something a part of the platform itself found: about a compound, such as its coverage falling below the target, or about the platform,
 * such as a store in trouble. Rules of the kinds {@code compound} and {@code platform} turn it into alerts.
 *
 * @param area id of the area of the compound, empty when it is about the platform
 * @param compound id of the compound, empty when it is about the platform
 * @param part tells several troubles of the platform apart, such as {@code history}; empty for a compound
 * @param event a name the rules know, see {@code org.anju.gateway.alert.Subjects}
 * @param data further facts: strings, doubles, longs and booleans by name
 */
public record PlatformEvent(
        String area, String compound, String part, long receivedMs, String event, Map<String, Object> data)
        implements Entry {
    public PlatformEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** What an alert about it is about: {@code compound:<id>}, {@code platform} or {@code platform:<part>}. */
    public String subject() {
        if (!compound.isEmpty()) {
            return "compound:" + compound;
        }
        return part.isEmpty() ? "platform" : "platform:" + part;
    }
}
