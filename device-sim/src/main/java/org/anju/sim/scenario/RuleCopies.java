package org.anju.sim.scenario;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.sim.BadInputException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Copies of a gateway's rule files for a bench: every duration shorter by a factor, chosen rules switched off. The gateway takes them
 * from its folder of further rules, where they replace the built-in ones.
 */
public final class RuleCopies {
    private static final Pattern DURATION = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
    private static final Pattern DURATION_TEXT = Pattern.compile("duration\\((['\"])([0-9]+)(ms|s|m|h|d)\\1\\)");

    private final double faster;
    private final Set<String> without;
    private final Set<String> found = new HashSet<>();

    /**
     * How to copy.
     *
     * @param faster factor by which durations shrink, 1 or more
     * @param without ids of rules to switch off
     */
    public RuleCopies(double faster, Set<String> without) {
        this.faster = faster;
        this.without = Set.copyOf(without);
    }

    /**
     * The copy of a rule file.
     *
     * @throws BadInputException when it is no YAML mapping
     */
    public String copy(String file, String yaml) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            throw new BadInputException(file + " is not YAML: " + e.getProblem(), e);
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new BadInputException(file + " is no rule file; give the folder of the gateway's rules");
        }
        shrink(mapping);
        StringWriter out = new StringWriter();
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(160);
        new Yaml(options).serialize(mapping, out);
        return out.toString();
    }

    /** Rules that were to be switched off and stood in no file. */
    public Set<String> missing() {
        Set<String> missing = new HashSet<>(without);
        missing.removeAll(found);
        return missing;
    }

    private void shrink(Node node) {
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> tuples = new ArrayList<>();
            boolean off = false;
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                if (key.equals("id")
                        && tuple.getValueNode() instanceof ScalarNode id
                        && without.contains(id.getValue())) {
                    found.add(id.getValue());
                    off = true;
                }
                tuples.add(new NodeTuple(tuple.getKeyNode(), shrunk(tuple.getValueNode())));
            }
            if (off) {
                tuples.removeIf(
                        tuple -> ((ScalarNode) tuple.getKeyNode()).getValue().equals("enabled"));
                tuples.add(new NodeTuple(scalar("enabled", Tag.STR), scalar("false", Tag.BOOL)));
            }
            mapping.setValue(tuples);
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                items.set(i, shrunk(items.get(i)));
            }
        }
    }

    private Node shrunk(Node node) {
        if (node instanceof ScalarNode scalar) {
            Matcher whole = DURATION.matcher(scalar.getValue());
            if (whole.matches()) {
                return scalar(shorter(whole.group(1), whole.group(2)), Tag.STR);
            }
            String text = DURATION_TEXT
                    .matcher(scalar.getValue())
                    .replaceAll(match -> "duration(" + match.group(1) + shorter(match.group(2), match.group(3))
                            + match.group(1) + ")");
            return text.equals(scalar.getValue()) ? scalar : scalar(text, scalar.getTag());
        }
        shrink(node);
        return node;
    }

    private String shorter(String amount, String unit) {
        long ms =
                switch (unit) {
                    case "ms" -> Long.parseLong(amount);
                    case "s" -> Long.parseLong(amount) * 1_000;
                    case "m" -> Long.parseLong(amount) * 60_000;
                    case "h" -> Long.parseLong(amount) * 3_600_000;
                    default -> Long.parseLong(amount) * 86_400_000;
                };
        return Math.max(ms == 0 ? 0 : 1, Math.round(ms / faster)) + "ms";
    }

    private static ScalarNode scalar(String text, Tag tag) {
        boolean plain = tag.equals(new Resolver().resolve(org.yaml.snakeyaml.nodes.NodeId.scalar, text, true));
        return new ScalarNode(
                tag,
                text,
                null,
                null,
                plain ? DumperOptions.ScalarStyle.PLAIN : DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    }
}
