package org.anju.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: rows with targets, plain figures, curves and timelines. In the order measured; not thread-safe. */
final class Results {
    /**
     * A figure with something to reach.
     *
     * @param values one per run
     * @param limit what to reach
     * @param atMost whether the limit is the most that is good, not the least
     */
    record Row(String what, String unit, List<Double> values, double limit, boolean atMost) {
        double median() {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
        }

        boolean reached() {
            return atMost ? median() <= limit : median() >= limit;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-58s %12s   %s %-10s %s   [%s] %s",
                    what,
                    shown(median()),
                    atMost ? "≤" : "≥",
                    shown(limit),
                    reached() ? "reached" : "MISSED ",
                    String.join(" ", values.stream().map(Results::shown).toList()),
                    unit);
        }
    }

    /** One value over another, as points. */
    record Curve(String what, String xName, String yName, List<double[]> points) {}

    /** Values over the seconds of a run, by name. */
    record Timeline(String what, String unit, Map<String, List<double[]>> lines) {}

    final List<Row> rows = new ArrayList<>();
    final Map<String, String> figures = new LinkedHashMap<>();
    final List<Curve> curves = new ArrayList<>();
    final List<Timeline> timelines = new ArrayList<>();

    void atLeast(String what, String unit, double limit, List<Double> values) {
        add(new Row(what, unit, List.copyOf(values), limit, false));
    }

    void atMost(String what, String unit, double limit, List<Double> values) {
        add(new Row(what, unit, List.copyOf(values), limit, true));
    }

    private void add(Row row) {
        rows.add(row);
        Lab.say("  " + row.line());
    }

    void figure(String what, String value) {
        figures.put(what, value);
        Lab.say("  " + what + ": " + value);
    }

    void curve(String what, String xName, String yName, List<double[]> points) {
        curves.add(new Curve(what, xName, yName, List.copyOf(points)));
        Lab.say("  " + what + ": "
                + String.join(
                        "  ",
                        points.stream()
                                .map(point -> shown(point[0]) + " → " + shown(point[1]))
                                .toList())
                + " " + yName);
    }

    /** A number as people read it: three digits that matter. */
    static String shown(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
