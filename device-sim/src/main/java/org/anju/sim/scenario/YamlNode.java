package org.anju.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file that knows where it stands and which of its keys were asked for. Not thread-safe. */
final class YamlNode {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private final MappingNode node;
    private final List<String> problems;
    private final String file;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlNode(String file, MappingNode node, List<String> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (entries.put(key, tuple) != null) {
                problem(tuple.getKeyNode(), "key '" + key + "' stands here twice; remove one");
            }
        }
    }

    private void problem(Node where, String what) {
        problems.add(place(where.getStartMark()) + ": " + what);
    }

    private String place(Mark mark) {
        return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    /** A mistake at the value of a key, or at the mapping itself when the key is absent. */
    void problem(String key, String what) {
        NodeTuple tuple = entries.get(key);
        problem(tuple == null ? node : tuple.getValueNode(), what);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    private @Nullable Node value(String key) {
        asked.add(key);
        NodeTuple tuple = entries.get(key);
        return tuple == null ? null : tuple.getValueNode();
    }

    @Nullable
    String text(String key) {
        Node value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(value, "'" + key + "' must be a single value");
        return null;
    }

    String required(String key) {
        String text = text(key);
        if (text == null || text.isBlank()) {
            problem(key, "'" + key + "' is missing or empty; add it");
            return "";
        }
        return text;
    }

    long duration(String key, long otherwiseMs) {
        String text = text(key);
        if (text == null) {
            return otherwiseMs;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            problem(key, "'" + text + "' is no duration; write 500ms, 30s, 5m, 2h or 7d");
            return otherwiseMs;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> amount;
            case "s" -> amount * 1_000;
            case "m" -> amount * 60_000;
            case "h" -> amount * 3_600_000;
            default -> amount * 86_400_000;
        };
    }

    double number(String key, double otherwise, double least, double most) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the range.
        }
        problem(key, "'" + text + "' must be a number from " + least + " to " + most);
        return otherwise;
    }

    List<String> texts(String key) {
        Node value = value(key);
        List<String> texts = new ArrayList<>();
        if (value instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                } else {
                    problem(item, "'" + key + "' must be a list of single values");
                }
            }
        } else if (value instanceof ScalarNode scalar) {
            texts.add(scalar.getValue());
        } else if (value != null) {
            problem(value, "'" + key + "' must be a list");
        }
        return texts;
    }

    @Nullable
    YamlNode map(String key) {
        Node value = value(key);
        if (value instanceof MappingNode mapping) {
            return new YamlNode(file, mapping, problems);
        }
        if (value != null) {
            problem(value, "'" + key + "' must be a mapping of keys and values");
        }
        return null;
    }

    List<YamlNode> maps(String key) {
        Node value = value(key);
        List<YamlNode> maps = new ArrayList<>();
        if (value instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    maps.add(new YamlNode(file, mapping, problems));
                } else {
                    problem(item, "an entry of '" + key + "' must be a mapping of keys and values");
                }
            }
        } else if (value != null) {
            problem(value, "'" + key + "' must be a list");
        }
        return maps;
    }

    /** All entries as plain values: texts, numbers, flags. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : entries.keySet()) {
            Node value = value(key);
            if (value instanceof ScalarNode scalar) {
                values.put(key, plain(scalar));
            } else if (value != null) {
                problem(value, "'" + key + "' must be a single value");
            }
        }
        return values;
    }

    private static Object plain(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes"));
        }
        if (scalar.getTag().equals(Tag.INT)) {
            return Long.valueOf(text);
        }
        return scalar.getTag().equals(Tag.FLOAT) ? (Object) Double.valueOf(text) : text;
    }

    /** Reports every key that nobody asked for, with its line and column. */
    void finish() {
        entries.forEach((key, tuple) -> {
            if (!asked.contains(key)) {
                problem(
                        tuple.getKeyNode(),
                        "key '" + key + "' is not known here; known are " + String.join(", ", asked));
            }
        });
    }
}
