package org.anju.gateway.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the checks of one kind. */
final class CheckReader {
    private CheckReader() {}

    static List<Check> read(String at, JsonNode list, Kind kind, List<String> problems) {
        List<Check> checks = new ArrayList<>();
        int index = 0;
        for (JsonNode node : list) {
            String here = at + "[" + index++ + "]";
            Check check = check(here, node, problems);
            String problem = check == null ? null : check.problem(kind);
            if (problem != null) {
                problems.add(here + ": " + problem);
            } else if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    private static @Nullable Check check(String at, JsonNode node, List<String> problems) {
        Check when = node.has("if") ? check(at + ".if", node.path("if"), problems) : null;
        Check found = null;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().equals("field") || entry.getKey().equals("if")) {
                continue;
            }
            try {
                Check.Operator operator = Check.operator(entry.getKey());
                if (found != null) {
                    problems.add(at + ": compares twice; write two checks");
                }
                found = new Check(node.path("field").asText(""), operator, operand(entry.getValue()), when);
            } catch (IllegalArgumentException e) {
                problems.add(at + "." + entry.getKey()
                        + ": is not known here; known are field, if, above, at_least, below, at_most, is, in, not_in");
            }
        }
        if (found == null) {
            problems.add(at + ": compares nothing; write one of above, at_least, below, at_most, is, in, not_in");
        }
        return found;
    }

    private static Object operand(JsonNode node) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(operand(item)));
            return items;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isNumber() ? (Object) node.asDouble() : node.asText();
    }
}
