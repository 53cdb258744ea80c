package org.anju.sim.verify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anju.sim.report.Page;

/** Results as one page: a line per scenario, then each with its verdicts and its timeline. */
public final class VerifyPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int WIDTH = 1000;
    private static final int LEFT = 90;
    private static final int ROW = 26;

    private VerifyPage() {}

    /** The whole document. */
    public static String of(List<ScenarioResult> results, String target, ZoneId zone) {
        long failed = results.stream().filter(result -> !result.isPassed()).count();
        long beganMs = results.stream().mapToLong(ScenarioResult::beganMs).min().orElse(0);
        Page page = new Page(
                failed == 0 ? "验收通过 / all scenarios passed" : "验收未通过 / " + failed + " scenarios failed",
                target + " · " + Instant.ofEpochMilli(beganMs).atZone(zone).format(TIME));
        List<List<String>> rows = new ArrayList<>();
        for (ScenarioResult result : results) {
            long bad = result.verdicts().stream().filter(Verdict::isFailed).count();
            rows.add(List.of(
                    result.id(),
                    result.zh() + " / " + result.en(),
                    String.join(", ", result.compounds()),
                    seconds(result.endedMs() - result.beganMs()),
                    result.verdicts().size() - bad + "/" + result.verdicts().size(),
                    result.isPassed() ? "✓ 通过 passed" : "✗ 未通过 failed"));
        }
        page.table(List.of("", "场景 scenario", "小区 compounds", "用时 took", "判定 verdicts", "结果 result"), rows);
        results.forEach(result -> section(page, result));
        return page.html();
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
    }

    private static void section(Page page, ScenarioResult result) {
        page.heading(result.zh() + " / " + result.en() + " (" + result.id() + ")");
        if (!result.timeline().isEmpty()) {
            page.markup(timeline(result));
        }
        StringBuilder table = new StringBuilder("<table><tbody>");
        for (Verdict verdict : result.verdicts()) {
            String style =
                    switch (verdict.outcome()) {
                        case PASSED -> "good";
                        case FAILED -> "bad";
                        case SKIPPED -> "muted";
                    };
            String mark =
                    switch (verdict.outcome()) {
                        case PASSED -> "✓";
                        case FAILED -> "✗";
                        case SKIPPED -> "–";
                    };
            table.append("<tr><td class=\"%s\">%s</td><td>%s</td><td class=\"%s\">%s</td></tr>"
                    .formatted(
                            style,
                            mark,
                            Page.escape(verdict.name()),
                            verdict.isFailed() ? "bad" : "muted",
                            Page.escape(verdict.reason())));
        }
        page.markup(table.append("</tbody></table>").toString());
        if (!result.timeline().isEmpty()) {
            StringBuilder story = new StringBuilder("<details><summary>经过 / what happened</summary><pre>");
            result.timeline()
                    .forEach(entry -> story.append(Page.escape(String.format(
                            Locale.ROOT,
                            "%9.2f s  %-9s  %s%n",
                            (entry.atMs() - result.beganMs()) / 1e3,
                            entry.lane().name().toLowerCase(Locale.ROOT),
                            entry.text()))));
            page.markup(story.append("</pre></details>").toString());
        }
    }

    /** One row per lane, one mark per entry with its text as a tool tip. */
    private static String timeline(ScenarioResult result) {
        Timeline.Lane[] lanes = Timeline.Lane.values();
        double lengthMs = Math.max(1, result.endedMs() - result.beganMs());
        int height = ROW * (lanes.length + 1);
        StringBuilder out = new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, height));
        int row = 0;
        for (Timeline.Lane lane : lanes) {
            int y = ROW * row++ + ROW / 2;
            out.append(
                    "<text x=\"0\" y=\"%d\">%s</text><line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"var(--line)\"/>"
                            .formatted(y + 4, label(lane), LEFT, WIDTH, y, y));
            for (Timeline.Entry entry : result.timeline()) {
                if (entry.lane() == lane) {
                    double x = LEFT + (WIDTH - LEFT - 8) * (entry.atMs() - result.beganMs()) / lengthMs;
                    out.append(String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"><title>%.2f s %s</title></circle>",
                            Math.max(LEFT, Math.min(WIDTH - 6, x)),
                            y,
                            colour(lane),
                            (entry.atMs() - result.beganMs()) / 1e3,
                            Page.escape(entry.text())));
                }
            }
        }
        out.append("<text x=\"%d\" y=\"%d\">0 s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                .formatted(LEFT, height - 6, WIDTH, height - 6, seconds((long) lengthMs)));
        return out.append("</svg>").toString();
    }

    private static String label(Timeline.Lane lane) {
        return switch (lane) {
            case STAGED -> "触发 staged";
            case RAISED -> "告警 raised";
            case CLEARED -> "恢复 cleared";
            case DELIVERED -> "送达 delivered";
        };
    }

    private static String colour(Timeline.Lane lane) {
        return switch (lane) {
            case STAGED -> "var(--muted)";
            case RAISED -> "var(--bad)";
            case CLEARED -> "var(--good)";
            case DELIVERED -> "var(--a)";
        };
    }
}
