package org.anju.gateway.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.anju.gateway.coverage.CoverageStore.Day;
import org.jspecify.annotations.Nullable;

/** How coverage developed over the days, and where it leads. Methods block. */
public final class Trend {
    /** The forecast looks back so many days. */
    static final int LOOK_BACK_DAYS = 30;

    private static final long FARTHEST_DAYS = 3_650;

    private final CoverageStore store;
    private final Coverage coverage;

    public Trend(CoverageStore store, Coverage coverage) {
        this.store = store;
        this.coverage = coverage;
    }

    /** One local day. */
    public record Point(
            LocalDate day, int compounds, int passing, double score, List<CompoundCoverage.Figure> figures) {}

    /** The last {@code days} days of the compounds that match, oldest first; days nobody looked at are absent. */
    public List<Point> points(Predicate<String> wanted, int days) {
        Policy policy = coverage.policy();
        Map<Integer, List<Day>> byDay = new TreeMap<>();
        for (Day day : store.days(coverage.today() - days + 1)) {
            if (wanted.test(day.compound())) {
                byDay.computeIfAbsent(day.day(), any -> new ArrayList<>()).add(day);
            }
        }
        List<Point> points = new ArrayList<>();
        byDay.forEach((day, rows) -> points.add(point(day, rows, policy)));
        return points;
    }

    private static Point point(int day, List<Day> rows, Policy policy) {
        Map<Indicator, long[]> sums = new EnumMap<>(Indicator.class);
        int passing = 0;
        for (Day row : rows) {
            passing += row.passes() ? 1 : 0;
            FigureJson.read(row.figures()).forEach((indicator, figure) -> {
                long[] sum = sums.computeIfAbsent(indicator, any -> new long[2]);
                sum[0] += figure[0];
                sum[1] += figure[1];
            });
        }
        List<CompoundCoverage.Figure> figures = new ArrayList<>();
        sums.forEach((indicator, sum) -> {
            Policy.Level level = policy.levels().get(indicator);
            if (level != null) {
                figures.add(Assessor.figure(indicator, level, sum[0], sum[1]));
            }
        });
        double score = rows.size() == 1 ? rows.get(0).score() : Assessor.score(figures, policy);
        return new Point(LocalDate.ofEpochDay(day), rows.size(), passing, score, figures);
    }

    /**
     * Where a batch will be when.
     *
     * @param planned compounds the plan names
     * @param passing compounds that pass today
     * @param perDay compounds that came to pass per day, over the last 30 days as far as they are known
     * @param expected the day on which all planned ones pass at that pace; null when they do already or never will
     * @param onTime whether that is no later than the plan's day; null when the plan names none
     */
    public record Forecast(
            int planned,
            int passing,
            double perDay,
            @Nullable LocalDate expected,
            @Nullable Boolean onTime) {}

    /** The forecast of a batch from the compounds registered in it. */
    public Forecast forecast(Policy.Batch batch, Predicate<String> members, int passingNow) {
        List<Point> points = points(members, LOOK_BACK_DAYS);
        LocalDate today = LocalDate.ofEpochDay(coverage.today());
        double perDay = 0;
        if (!points.isEmpty()) {
            Point first = points.get(0);
            long span = today.toEpochDay() - first.day().toEpochDay();
            perDay = span == 0 ? 0 : (double) (passingNow - first.passing()) / span;
        }
        int left = batch.compounds() - passingNow;
        LocalDate expected = null;
        if (left > 0 && perDay > 0) {
            long days = (long) Math.ceil(left / perDay);
            expected = days > FARTHEST_DAYS ? null : today.plusDays(days);
        }
        Boolean onTime = null;
        if (!batch.due().isEmpty()) {
            LocalDate due = LocalDate.parse(batch.due());
            onTime = left <= 0 || (expected != null && !expected.isAfter(due));
        }
        return new Forecast(batch.compounds(), passingNow, perDay, expected, onTime);
    }
}
