package org.anju.gateway.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Several compounds together: figures are summed, so that a large compound weighs as much as its points and devices.
 *
 * @param passing compounds that pass
 * @param score of the summed figures, like that of a compound
 */
public record Rollup(
        int areas,
        int compounds,
        int households,
        int devices,
        int onlineNow,
        int workingNow,
        int passing,
        double score,
        List<CompoundCoverage.Figure> figures) {
    public Rollup {
        figures = List.copyOf(figures);
    }

    /** Sums some compounds. */
    public static Rollup of(Collection<CompoundCoverage> compounds, Policy policy) {
        Map<Indicator, long[]> sums = new EnumMap<>(Indicator.class);
        TreeSet<String> areas = new TreeSet<>();
        int households = 0;
        int devices = 0;
        int online = 0;
        int working = 0;
        int passing = 0;
        for (CompoundCoverage compound : compounds) {
            areas.add(compound.area());
            households += compound.households();
            devices += compound.devices();
            online += compound.onlineNow();
            working += compound.workingNow();
            passing += compound.passes() ? 1 : 0;
            for (CompoundCoverage.Figure figure : compound.figures()) {
                long[] sum = sums.computeIfAbsent(figure.indicator(), indicator -> new long[2]);
                sum[0] += figure.part();
                sum[1] += figure.whole();
            }
        }
        List<CompoundCoverage.Figure> figures = new ArrayList<>();
        sums.forEach((indicator, sum) -> {
            Policy.Level level = policy.levels().get(indicator);
            if (level != null) {
                figures.add(Assessor.figure(indicator, level, sum[0], sum[1]));
            }
        });
        return new Rollup(
                areas.size(),
                compounds.size(),
                households,
                devices,
                online,
                working,
                passing,
                Assessor.score(figures, policy),
                figures);
    }
}
