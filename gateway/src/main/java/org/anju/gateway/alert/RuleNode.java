package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping read key by key; every mistake is reported with its line and reading goes on. */
final class RuleNode {
    private final String file;
    private final MappingNode node;
    private final List<RuleProblem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    RuleNode(String file, MappingNode node, List<RuleProblem> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), key, "stands twice; remove one");
            }
            keys.put(key, tuple.getKeyNode());
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void allowOnly(Set<String> allowed) {
        keys.forEach((key, at) -> {
            if (!allowed.contains(key)) {
                problem(at, key, "unknown key, " + Near.hint(key, allowed));
            }
        });
    }

    /** The text under a key, empty when it is not there. */
    String text(String key) {
        Node value = values.get(key);
        if (value == null) {
            return "";
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem(value, key, "must be a single value");
        return "";
    }

    /** The text under a key that has to be there. */
    String required(String key) {
        String text = text(key);
        if (text.isEmpty() && (!has(key) || values.get(key) instanceof ScalarNode)) {
            problem(key, "is missing; every rule needs it");
        }
        return text;
    }

    /** A whole number in a range; {@code otherwise} when it is not there or not one. */
    int number(String key, int min, int max, int otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, with the range.
        }
        problem(key, "'" + text + "' must be a whole number from " + min + " to " + max);
        return otherwise;
    }

    /** A number, 0 when it is not there or not one. */
    double decimal(String key) {
        String text = text(key);
        try {
            double number = text.isEmpty() ? 0 : Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        problem(key, "'" + text + "' must be a number");
        return 0;
    }

    /** The keys of the mapping, in the order written. */
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** A duration in milliseconds, 0 when it is not there. */
    long duration(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            return 0;
        }
        long ms = Durations.parse(text);
        if (ms <= 0) {
            problem(key, "'" + text + "' must be a duration such as 30s, 3m, 2h or 1d");
            return 0;
        }
        return ms;
    }

    /** One of a closed list of words; empty when it is not there or not one of them. */
    String word(String key, Set<String> words) {
        String text = text(key);
        if (!text.isEmpty() && !words.contains(text)) {
            problem(key, "'" + text + "' is not one of " + String.join(", ", words));
            return "";
        }
        return text;
    }

    /** One text or a list of texts. */
    List<String> texts(String key) {
        Node value = values.get(key);
        if (!(value instanceof SequenceNode sequence)) {
            String text = text(key);
            return text.isEmpty() ? List.of() : List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (element instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                problem(element, key, "must be a list of names");
            }
        }
        return texts;
    }

    /** The mapping under a key, null when it is not there or no mapping. */
    @Nullable
    RuleNode map(String key) {
        Node value = values.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof MappingNode mapping) {
            return new RuleNode(file, mapping, problems);
        }
        problem(value, key, "must be a mapping");
        return null;
    }

    /** The mappings of the list under a key. */
    List<RuleNode> maps(String key) {
        List<RuleNode> maps = new ArrayList<>();
        if (!(values.get(key) instanceof SequenceNode sequence)) {
            problem(key, "must be a list");
            return maps;
        }
        for (Node element : sequence.getValue()) {
            if (element instanceof MappingNode mapping) {
                maps.add(new RuleNode(file, mapping, problems));
            } else {
                problem(element, key, "every element must be a mapping");
            }
        }
        return maps;
    }

    /** Reports a mistake at a key, or at the mapping when the key is not there. */
    void problem(String key, String message) {
        Node value = values.get(key);
        problem(value == null ? node : value, key, message);
    }

    /** The line this mapping begins at, from 1. */
    int line() {
        return line(node);
    }

    String file() {
        return file;
    }

    /** The mapping as written, out of the text of its file. */
    String excerpt(String yaml) {
        List<String> lines = yaml.lines().toList();
        int first = node.getStartMark().getLine();
        int indent = node.getStartMark().getColumn();
        int last = node.getEndMark().getLine();
        if (first == last) {
            return lines.get(first).substring(indent, node.getEndMark().getColumn());
        }
        StringBuilder out = new StringBuilder(lines.get(first).substring(indent));
        for (int i = first + 1; i <= last && i < lines.size(); i++) {
            String line = lines.get(i);
            boolean deeper = line.isBlank()
                    || (line.length() > indent && line.substring(0, indent).isBlank());
            if (!deeper) {
                break;
            }
            out.append('\n').append(line.isBlank() ? "" : line.substring(indent));
        }
        return out.toString().stripTrailing();
    }

    /** The content in a form that does not depend on order, blanks and comments. */
    String canonical() {
        StringBuilder out = new StringBuilder();
        canonical(node, out);
        return out.toString();
    }

    private static void canonical(Node node, StringBuilder out) {
        if (node instanceof MappingNode mapping) {
            Map<String, Node> sorted = new TreeMap<>();
            mapping.getValue()
                    .forEach(tuple -> sorted.put(
                            tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "", tuple.getValueNode()));
            BiConsumer<String, Node> append = (key, value) -> {
                out.append(key).append('=');
                canonical(value, out);
            };
            out.append('{');
            sorted.forEach(append);
            out.append('}');
        } else if (node instanceof SequenceNode sequence) {
            out.append('[');
            sequence.getValue().forEach(element -> canonical(element, out));
            out.append(']');
        } else if (node instanceof ScalarNode scalar) {
            out.append(scalar.getValue()).append('\n');
        }
    }

    private void problem(Node at, String key, String message) {
        problems.add(new RuleProblem(file, line(at), key, message));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
