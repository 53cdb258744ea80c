package org.anju.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes what was measured: a table for the terminal, JSON, and one HTML page that needs nothing else. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Report() {}

    /** The table: measured beside wanted. */
    static String table(Results results) {
        StringBuilder out = new StringBuilder();
        results.rows.forEach(row -> out.append(row.line()).append('\n'));
        long missed = results.rows.stream().filter(row -> !row.reached()).count();
        return out.append(results.rows.size() - missed)
                .append(" of ")
                .append(results.rows.size())
                .append(" reached\n")
                .toString();
    }

    static void json(Results results, Map<String, String> machine, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set("machine", JSON.valueToTree(machine));
        ArrayNode rows = root.putArray("rows");
        results.rows.forEach(row -> {
            ObjectNode node = rows.addObject()
                    .put("what", row.what().strip())
                    .put("unit", row.unit())
                    .put("median", row.median())
                    .put(row.atMost() ? "atMost" : "atLeast", row.limit())
                    .put("reached", row.reached());
            node.set("values", JSON.valueToTree(row.values()));
        });
        root.set("figures", JSON.valueToTree(results.figures));
        root.set("curves", JSON.valueToTree(results.curves));
        root.set("timelines", JSON.valueToTree(results.timelines));
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    static void html(Results results, Map<String, String> machine, Path file) throws IOException {
        StringBuilder out = new StringBuilder();
        out.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Anju benchmark</title><style>")
                .append(
                        "body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2733}")
                .append(
                        "table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;border-bottom:1px solid #d8dfe6;text-align:left}")
                .append(
                        "td.n{text-align:right;font-variant-numeric:tabular-nums}.missed{color:#a12622;font-weight:600}")
                .append("svg{width:100%;height:auto}h3{margin-bottom:0}</style><h1>Anju benchmark</h1><table>");
        machine.forEach((name, value) -> pair(out, name, value));
        out.append("</table><h2>Targets</h2><table><tr><th>what<th>measured (median)<th>to reach<th>runs<th></tr>");
        for (Results.Row row : results.rows) {
            out.append("<tr><td>")
                    .append(escaped(row.what()))
                    .append("<td class=n>")
                    .append(Results.shown(row.median()))
                    .append(' ')
                    .append(row.unit())
                    .append("<td class=n>")
                    .append(row.atMost() ? "≤ " : "≥ ")
                    .append(Results.shown(row.limit()))
                    .append("<td class=n>")
                    .append(String.join(
                            ", ", row.values().stream().map(Results::shown).toList()))
                    .append(row.reached() ? "<td>reached" : "<td class=missed>missed");
        }
        out.append("</table><h2>Figures</h2><table>");
        results.figures.forEach((name, value) -> pair(out, name, value));
        out.append("</table><h2>Scale</h2>");
        for (Results.Curve curve : results.curves) {
            out.append("<h3>")
                    .append(escaped(curve.what()))
                    .append("</h3>")
                    .append(Plot.svg(curve.xName(), curve.yName(), Map.of("", curve.points()), true));
        }
        out.append("<h2>Over time</h2>");
        for (Results.Timeline timeline : results.timelines) {
            out.append("<h3>")
                    .append(escaped(timeline.what()))
                    .append("</h3>")
                    .append(Plot.svg("s", timeline.unit(), timeline.lines(), false));
        }
        Files.writeString(file, out.append("</html>\n"));
    }

    private static void pair(StringBuilder out, String name, String value) {
        out.append("<tr><th>").append(escaped(name)).append("<td>").append(escaped(value));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The lines of a file under {@code /proc} that begin with a word, first one only. */
    static String proc(String file, String word) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.stream()
                    .filter(line -> line.startsWith(word))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
