package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The translation of ONVIF topics, {@code dialect/onvif.yaml}. */
final class OnvifTable {
    private static final String RESOURCE = "/dialect/onvif.yaml";

    /**
     * One line.
     *
     * @param topic ONVIF topic without its prefix
     * @param when data items and the values they must have
     * @param event our event, null for none
     * @param field our field, null for none
     * @param from data item the field is set from
     */
    record Line(
            String topic,
            @Nullable Map<String, String> when,
            @Nullable String event,
            @Nullable String field,
            @Nullable String from) {
        boolean fits(String said, Map<String, Object> data) {
            return topic.equals(said)
                    && (when == null
                            || when.entrySet().stream().allMatch(item -> item.getValue()
                                    .equalsIgnoreCase(String.valueOf(data.get(item.getKey())))));
        }
    }

    private final Map<String, List<Line>> byKind;

    OnvifTable() {
        try (InputStream in = OnvifTable.class.getResourceAsStream(RESOURCE)) {
            byKind = new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    Map<String, List<Line>> byKind() {
        return byKind;
    }

    /** The first line that fits, or null. */
    @Nullable
    Line find(String kind, String topic, Map<String, Object> data) {
        for (Line line : byKind.getOrDefault(kind, List.of())) {
            if (line.fits(topic, data)) {
                return line;
            }
        }
        return null;
    }
}
