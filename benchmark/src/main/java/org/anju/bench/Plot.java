package org.anju.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line plot as SVG, with both axes from zero or, for sizes that grow tenfold, the lower one logarithmic. */
final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 220;
    private static final int LEFT = 70;
    private static final int BOTTOM = 30;
    private static final int TOP = 22;
    private static final List<String> COLOURS = List.of("#1f6feb", "#c2410c", "#0f766e", "#7c3aed");

    private Plot() {}

    static String svg(String xName, String yName, Map<String, List<double[]>> lines, boolean tenfold) {
        double highX = 1e-9;
        double highY = 1e-9;
        double lowX = Double.MAX_VALUE;
        for (List<double[]> line : lines.values()) {
            for (double[] point : line) {
                highX = Math.max(highX, point[0]);
                lowX = Math.min(lowX, point[0]);
                highY = Math.max(highY, point[1]);
            }
        }
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox='0 0 %d %d' role='img' font-size='11' font-family='system-ui' fill='#55606b'>"
                        + "<path d='M%d %dV%dH%d' fill='none' stroke='#8a949e'/><text x='4' y='12'>%s</text>"
                        + "<text x='4' y='%d'>%s</text><text x='%d' y='%d'>0</text><text x='%d' y='%d' text-anchor='end'>%s %s</text>",
                WIDTH,
                HEIGHT,
                LEFT,
                TOP,
                HEIGHT - BOTTOM,
                WIDTH - 10,
                Report.escaped(yName),
                TOP + 10,
                Results.shown(highY),
                LEFT - 12,
                HEIGHT - BOTTOM,
                WIDTH - 10,
                HEIGHT - 8,
                Results.shown(highX),
                Report.escaped(xName)));
        int number = 0;
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            StringBuilder path = new StringBuilder();
            for (double[] point : line.getValue()) {
                double share = tenfold && lowX > 0 && highX > lowX
                        ? Math.log(point[0] / lowX) / Math.log(highX / lowX)
                        : point[0] / highX;
                double x = LEFT + share * (WIDTH - 10 - LEFT);
                double y = HEIGHT - BOTTOM - point[1] / highY * (HEIGHT - BOTTOM - TOP);
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
                if (tenfold) {
                    out.append(String.format(
                            Locale.ROOT,
                            "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/><text x='%.1f' y='%.1f' text-anchor='middle'>%s</text>",
                            x,
                            y,
                            colour,
                            Math.min(x, WIDTH - 30),
                            y - 6,
                            Results.shown(point[1])));
                }
            }
            out.append(String.format("<path d='%s' fill='none' stroke='%s' stroke-width='1.6'/>", path, colour));
            if (!line.getKey().isEmpty()) {
                out.append(String.format(
                        "<text x='%d' y='%d' fill='%s' text-anchor='end'>%s</text>",
                        WIDTH - 10, 12 + 13 * number, colour, Report.escaped(line.getKey())));
            }
            number++;
        }
        return out.append("</svg>").toString();
    }
}
