package org.anju.sim.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anju.sim.report.Page;
import org.anju.sim.report.Plot;

/** Shows a load: as lines for the terminal, as a page with plots, and beside another load. */
public final class LoadTable {
    private static final double NOISE_PCT = 10;

    private LoadTable() {}

    /** One line of a comparison: a figure, before and after, and whether more of it is worse. */
    private record Figure(String name, double before, double after, boolean moreIsWorse) {
        double changePct() {
            return before == 0 ? (after == 0 ? 0 : 100) : 100 * (after - before) / Math.abs(before);
        }

        boolean isWorse() {
            return moreIsWorse ? changePct() > NOISE_PCT : changePct() < -NOISE_PCT;
        }
    }

    /** The lines of the terminal. */
    public static List<String> lines(LoadReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "due %d, sent %d, acknowledged %d, unacknowledged %d, refused %d, sent again %d, connections lost %d",
                report.due(),
                report.sent(),
                report.acknowledged(),
                report.unacknowledged(),
                report.refused(),
                report.sentAgain(),
                report.lost()));
        lines.add(text(
                "%.0f msg/s over %.1f s, %d connections, QoS %d",
                report.ratePerSecond(),
                report.seconds(),
                report.plan().connections(),
                report.plan().qos()));
        lines.add(percentiles("acknowledged from due time, ms", report.latencyMs()));
        lines.add(percentiles("this process late by, ms", report.latenessMs()));
        if (report.plan().stormAtS() > 0) {
            lines.add(
                    report.settledMs() < 0
                            ? "reconnect storm: not settled when the run ended"
                            : "reconnect storm: settled after " + report.settledMs() + " ms");
        }
        lines.add(text("this process: %.2f µs of CPU per message", report.cpuMicrosPerMessage()));
        if (report.unacknowledged() > 0) {
            lines.add(text(
                    "UNACCOUNTED: %d messages were sent and neither acknowledged nor refused; the gateway may or may not have"
                            + " stored them",
                    report.unacknowledged()));
        }
        if (report.due() > report.sent()) {
            lines.add(text(
                    "NOT SENT: %d messages fell due and were not sent: no connection, or the window was full",
                    report.due() - report.sent()));
        }
        if (report.testerOverloaded()) {
            lines.add("OVERLOADED TESTER: this process was late or out of CPU; the figures above are its limit, not the"
                    + " gateway's. Lower --rate or use another machine");
        }
        return lines;
    }

    private static String percentiles(String what, java.util.Map<String, Double> values) {
        StringBuilder line = new StringBuilder(what).append(':');
        values.forEach((name, ms) -> line.append(text("  %s %.2f", name, ms)));
        return line.toString();
    }

    /** The page with plots. */
    public static String html(LoadReport report) {
        Page page = new Page(
                "负载结果 / load on " + report.target(),
                text(
                        "%d connections, %d msg/s, QoS %d, window %d, ramp %d s, %s",
                        report.plan().connections(),
                        report.plan().ratePerSecond(),
                        report.plan().qos(),
                        report.plan().window(),
                        report.plan().rampS(),
                        java.time.Instant.ofEpochMilli(report.begunMs())));
        List<List<String>> rows = new ArrayList<>();
        lines(report).forEach(line -> rows.add(List.of(line)));
        page.table(List.of("总计 / totals"), rows);
        double[] at = report.bySecond().stream().mapToDouble(LoadSecond::atS).toArray();
        page.heading("确认时延 / acknowledgement latency by second");
        page.markup(new Plot("s", "ms", true)
                .line("p50", at, series(report, second -> second.p50Us() / 1e3))
                .line("p99", at, series(report, second -> second.p99Us() / 1e3))
                .line("max", at, series(report, second -> second.maxUs() / 1e3))
                .line("本机延迟 / own lateness", at, series(report, second -> second.latenessMaxUs() / 1e3))
                .svg());
        page.heading("速率 / rate");
        page.markup(new Plot("s", "msg/s", false)
                .line("发送 / sent", at, series(report, LoadSecond::sent))
                .line("确认 / acknowledged", at, series(report, LoadSecond::acknowledged))
                .svg());
        page.heading("连接与积压 / connections and messages waiting");
        page.markup(new Plot("s", "", false)
                .line("连接 / connections", at, series(report, LoadSecond::connected))
                .line("积压 / waiting", at, series(report, LoadSecond::waiting))
                .svg());
        page.heading("测试机 CPU / the tester's own CPU");
        page.markup(new Plot("s", "% of one core", false)
                .line("CPU", at, series(report, LoadSecond::cpuPct))
                .svg());
        return page.html();
    }

    private static double[] series(LoadReport report, java.util.function.ToDoubleFunction<LoadSecond> of) {
        return report.bySecond().stream().mapToDouble(of).toArray();
    }

    /** Two loads side by side, a line per figure; changes of 10 % to the worse are marked. */
    public static List<String> compare(LoadReport before, LoadReport after) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("msg/s", before.ratePerSecond(), after.ratePerSecond(), false));
        before.latencyMs()
                .forEach((name, ms) -> figures.add(new Figure(
                        "latency " + name + " ms", ms, after.latencyMs().getOrDefault(name, 0.0), true)));
        figures.add(new Figure("unacknowledged", before.unacknowledged(), after.unacknowledged(), true));
        figures.add(new Figure("refused", before.refused(), after.refused(), true));
        figures.add(new Figure("connections lost", before.lost(), after.lost(), true));
        if (before.settledMs() >= 0 && after.settledMs() >= 0) {
            figures.add(new Figure("storm settled ms", before.settledMs(), after.settledMs(), true));
        }
        figures.add(new Figure("tester µs/msg", before.cpuMicrosPerMessage(), after.cpuMicrosPerMessage(), true));
        List<String> lines = new ArrayList<>();
        lines.add(text("%-24s %14s %14s %10s", "", "before", "after", "change"));
        figures.forEach(figure -> lines.add(text(
                "%-24s %14.2f %14.2f %+9.1f%%%s",
                figure.name(),
                figure.before(),
                figure.after(),
                figure.changePct(),
                figure.isWorse() ? "  WORSE" : "")));
        if (before.testerOverloaded() || after.testerOverloaded()) {
            lines.add("one of the two was measured by an overloaded tester; do not draw conclusions");
        }
        if (!before.plan().equals(after.plan())) {
            lines.add("the two loads differ: " + before.plan() + " and " + after.plan());
        }
        return lines;
    }

    /** Whether the second load is worse than the first by 10 % in any figure. */
    public static boolean isWorse(LoadReport before, LoadReport after) {
        return compare(before, after).stream().anyMatch(line -> line.endsWith("WORSE"));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
