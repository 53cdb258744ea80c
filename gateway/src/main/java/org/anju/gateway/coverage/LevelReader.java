package org.anju.gateway.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Reads the levels and what goes with them. */
final class LevelReader {
    private static final double MOST_MIN = 7 * 24 * 60;
    private static final double MOST_DAYS = 3660;
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("at_least_pct", "weight", "required", "source", "within_min", "valid_days"));

    private final List<String> problems;

    LevelReader(List<String> problems) {
        this.problems = problems;
    }

    Map<Indicator, Policy.Level> levels(JsonNode node) {
        Map<Indicator, Policy.Level> levels = new EnumMap<>(Indicator.class);
        double weights = 0;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String at = "levels." + entry.getKey();
            Indicator indicator = Indicator.of(entry.getKey());
            if (indicator == null) {
                Set<String> words = new TreeSet<>();
                for (Indicator each : Indicator.values()) {
                    words.add(each.word());
                }
                problems.add(at + ": is not known; " + PolicyReader.known(words));
                continue;
            }
            JsonNode level = entry.getValue();
            level.properties().forEach(key -> {
                if (!KEYS.contains(key.getKey())) {
                    problems.add(at + "." + key.getKey() + ": is not known here; " + PolicyReader.known(KEYS));
                }
            });
            if (level.path("source").asText("").isBlank()) {
                problems.add(at + ".source: is missing; every number names where it comes from");
            }
            double weight = number(at + ".weight", level.path("weight"), 0, 1000, 0);
            weights += weight;
            boolean path = indicator == Indicator.ALERT_PATH;
            levels.put(
                    indicator,
                    new Policy.Level(
                            path ? 100 : number(at + ".at_least_pct", level.path("at_least_pct"), 0, 100, -1),
                            weight,
                            level.path("required").asBoolean(true),
                            level.path("source").asText("")));
        }
        if (weights <= 0) {
            problems.add("levels: the weights add up to nothing; give at least one a weight");
        }
        return levels;
    }

    Policy.AlertPath alertPath(JsonNode node) {
        double min = number("levels.alert_path.within_min", node.path("within_min"), 0.1, MOST_MIN, 5);
        double days = number("levels.alert_path.valid_days", node.path("valid_days"), 1, MOST_DAYS, 90);
        return new Policy.AlertPath(
                Math.round(min * TimeUnit.MINUTES.toMillis(1)), Math.round(days * TimeUnit.DAYS.toMillis(1)));
    }

    Policy.Hysteresis hysteresis(JsonNode node) {
        double below = number("alert.below_score", node.path("below_score"), 0, 100, 0);
        double back = number("alert.back_at_score", node.path("back_at_score"), 0, 100, below);
        if (back < below) {
            problems.add("alert.back_at_score: must not be under below_score");
        }
        double min = number("alert.for_min", node.path("for_min"), 0, MOST_MIN, 10);
        return new Policy.Hysteresis(below, back, Math.round(min * TimeUnit.MINUTES.toMillis(1)));
    }

    private double number(String at, JsonNode node, double least, double most, double otherwise) {
        if (node.isMissingNode() && otherwise >= 0) {
            return otherwise;
        }
        if (!node.isNumber() || node.asDouble() < least || node.asDouble() > most) {
            problems.add(at + ": must be a number from " + plain(least) + " to " + plain(most));
            return Math.max(0, otherwise);
        }
        return node.asDouble();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
