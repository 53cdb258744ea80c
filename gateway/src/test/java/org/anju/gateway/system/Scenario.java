package org.anju.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What one rule does, as a file of {@code /scenarios} tells it; see the head of those files.
 *
 * @param compound made up for this scenario alone, so that none sees another's devices
 * @param devices kinds, by number from 1
 * @param also further rules that fire in the second act
 * @param belowAlso rules that fire in the first
 */
record Scenario(
        String name,
        String rule,
        String compound,
        double longitude,
        List<String> devices,
        Set<String> also,
        Set<String> belowAlso,
        List<Line> below,
        List<Line> fires,
        List<Line> clears) {
    private static final List<String> FILES =
            List.of("camera", "gate", "lamp", "charger", "elevator", "group", "further");

    /**
     * One line of an act.
     *
     * @param afterMs since the act began
     * @param device number from 1
     * @param what empty when only time passes
     */
    record Line(long afterMs, int device, String what) {
        static Line parse(String text) {
            String[] words = text.split(" ", 2);
            String rest = words.length == 1 ? "" : words[1];
            int device = 1;
            if (rest.matches("\\d .*")) {
                device = Character.digit(rest.charAt(0), 10);
                rest = rest.substring(2);
            }
            return new Line(time(words[0]), device, rest);
        }

        private static long time(String text) {
            long ms = 0;
            StringBuilder number = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isDigit(c)) {
                    number.append(c);
                } else {
                    ms += Long.parseLong(number.toString()) * (c == 'h' ? 3_600_000 : c == 'm' ? 60_000 : 1_000);
                    number.setLength(0);
                }
            }
            return ms;
        }
    }

    String device(int number) {
        return compound + "-" + devices.get(number - 1) + "-" + number;
    }

    @Override
    public String toString() {
        return rule + " " + name;
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = Scenario.class.getResourceAsStream("/scenarios/" + file + ".yaml")) {
                for (JsonNode node : new YAMLMapper().readTree(Objects.requireNonNull(in, file))) {
                    all.add(read(node, file, all.size() + 1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static Scenario read(JsonNode node, String file, int number) {
        List<String> devices = new ArrayList<>();
        node.path("devices").forEach(kind -> devices.add(kind.asText()));
        String rule = node.path("rule").asText();
        if (devices.isEmpty()) {
            devices.add(file.equals("group") ? "camera" : rule.substring(0, rule.indexOf('.')));
        }
        return new Scenario(
                node.path("name").asText(),
                rule,
                "S" + number,
                node.path("longitude").asDouble(112.8),
                devices,
                texts(node.path("also")),
                texts(node.path("below_also")),
                lines(node.path("below")),
                lines(node.path("fires")),
                lines(node.path("clears")));
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new HashSet<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<Line> lines(JsonNode node) {
        List<Line> lines = new ArrayList<>();
        node.forEach(text -> lines.add(Line.parse(text.asText())));
        return lines;
    }
}
