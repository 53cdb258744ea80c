package org.anju.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line plot as SVG. Not thread-safe. */
public final class Plot {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 260;
    private static final int LEFT = 70;
    private static final int RIGHT = 16;
    private static final int TOP = 28;
    private static final int BOTTOM = 34;
    private static final String[] COLOURS = {"var(--a)", "var(--b)", "var(--c)", "var(--good)"};

    private final String xLabel;
    private final String yLabel;
    private final boolean logY;
    private final List<Line> lines = new ArrayList<>();

    /** A named line through points. */
    private static final class Line {
        private final String name;
        private final double[] x;
        private final double[] y;

        private Line(String name, double[] x, double[] y) {
            this.name = name;
            this.x = x;
            this.y = y;
        }
    }

    /**
     * An empty plot.
     *
     * @param logY whether the vertical axis is logarithmic; values below a tenth are then drawn as a tenth
     */
    public Plot(String xLabel, String yLabel, boolean logY) {
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.logY = logY;
    }

    /** Adds a line; {@code x} grows. */
    public Plot line(String name, double[] x, double[] y) {
        lines.add(new Line(name, x.clone(), y.clone()));
        return this;
    }

    /** The plot as an SVG element. */
    public String svg() {
        double maxX = 1e-9;
        double maxY = 1e-9;
        for (Line line : lines) {
            for (double x : line.x) {
                maxX = Math.max(maxX, x);
            }
            for (double y : line.y) {
                maxY = Math.max(maxY, y);
            }
        }
        double top = logY ? Math.ceil(Math.log10(Math.max(maxY, 1))) : nice(maxY);
        StringBuilder out = new StringBuilder();
        out.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, Page.escape(yLabel + " / " + xLabel)));
        int steps = logY ? (int) top + 1 : 4;
        for (int i = 0; i <= steps; i++) {
            double value = logY ? Math.pow(10, i - 1.0) : top * i / steps;
            double y = y(value, top);
            out.append(number(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"var(--line)\"/>",
                    LEFT, WIDTH - RIGHT, y, y));
            out.append(
                    number("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4, shown(value)));
        }
        for (int i = 0; i <= 5; i++) {
            double x = LEFT + (double) (WIDTH - LEFT - RIGHT) * i / 5;
            out.append(number(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, HEIGHT - 14, shown(maxX * i / 5)));
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            StringBuilder points = new StringBuilder();
            for (int p = 0; p < line.x.length; p++) {
                double x = LEFT + (WIDTH - LEFT - RIGHT) * line.x[p] / maxX;
                points.append(number("%.1f,%.1f ", x, y(line.y[p], top)));
            }
            String colour = COLOURS[i % COLOURS.length];
            out.append("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" points=\"%s\"/>"
                    .formatted(colour, points.toString().trim()));
            out.append(
                    "<rect x=\"%d\" y=\"6\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"16\">%s</text>"
                            .formatted(LEFT + i * 170, colour, LEFT + i * 170 + 18, Page.escape(line.name)));
        }
        out.append("<text x=\"%d\" y=\"16\" text-anchor=\"end\">%s</text>"
                .formatted(WIDTH - RIGHT, Page.escape(yLabel + " · " + xLabel)));
        return out.append("</svg>").toString();
    }

    private double y(double value, double top) {
        double share = logY ? (Math.log10(Math.max(value, 0.1)) + 1) / (top + 1) : value / top;
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * Math.max(0, Math.min(1, share));
    }

    private static double nice(double max) {
        double unit = Math.pow(10, Math.floor(Math.log10(max)));
        for (double factor : new double[] {1, 2, 4, 5, 8}) {
            if (max <= factor * unit) {
                return factor * unit;
            }
        }
        return 10 * unit;
    }

    private static String shown(double value) {
        return value >= 10_000
                ? number("%.0fk", value / 1_000)
                : value >= 10 || value == Math.rint(value) ? number("%.0f", value) : number("%.2g", value);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
