package org.anju.gateway.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Figures as they are kept per day: {@code {"installed":[part,whole],…}}. */
final class FigureJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FigureJson() {}

    static String write(List<CompoundCoverage.Figure> figures) {
        ObjectNode node = JSON.createObjectNode();
        figures.forEach(figure ->
                node.putArray(figure.indicator().word()).add(figure.part()).add(figure.whole()));
        return node.toString();
    }

    static Map<Indicator, long[]> read(String text) {
        Map<Indicator, long[]> figures = new EnumMap<>(Indicator.class);
        try {
            for (Map.Entry<String, JsonNode> entry : JSON.readTree(text).properties()) {
                Indicator indicator = Indicator.of(entry.getKey());
                if (indicator != null) {
                    figures.put(indicator, new long[] {
                        entry.getValue().path(0).asLong(),
                        entry.getValue().path(1).asLong()
                    });
                }
            }
            return figures;
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
