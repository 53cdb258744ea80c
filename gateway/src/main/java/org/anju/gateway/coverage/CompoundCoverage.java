package org.anju.gateway.coverage;

import java.util.List;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a compound stands against a policy.
 *
 * @param passes 达标: every required level is reached
 * @param score 0 to 100, rounded down to a tenth: each level's share of its target by weight
 * @param figures in the order of {@link Indicator}; only those the policy names
 * @param gaps every point that is missing, gravest indicator first
 * @param devices devices in the field; online and working now
 */
public record CompoundCoverage(
        String id,
        String name,
        String area,
        String areaName,
        int batch,
        int households,
        String manager,
        boolean passes,
        double score,
        List<Figure> figures,
        List<SystemFigure> systems,
        List<Gap> gaps,
        int devices,
        int onlineNow,
        int workingNow) {
    public CompoundCoverage {
        figures = List.copyOf(figures);
        systems = List.copyOf(systems);
        gaps = List.copyOf(gaps);
    }

    /** The figure of an indicator, null when the policy does not name it. */
    public @Nullable Figure figure(Indicator indicator) {
        return figures.stream()
                .filter(figure -> figure.indicator() == indicator)
                .findFirst()
                .orElse(null);
    }

    /**
     * One indicator: {@code part} of {@code whole} (points, devices, milliseconds or proofs).
     *
     * @param met whether the target is reached; never when {@code whole} is 0
     */
    public record Figure(Indicator indicator, long part, long whole, double targetPct, boolean required, boolean met) {
        /** Percent rounded down to a hundredth, so that nothing looks reached that is not; NaN when there is nothing to count. */
        public double pct() {
            return whole == 0 ? Double.NaN : Math.floor(10_000.0 * part / whole) / 100;
        }
    }

    /**
     * One required system.
     *
     * @param needed devices it needs here; 0 when the compound has nothing it would guard
     * @param installed devices in their places, at most as many as needed there
     * @param devices all devices that count for it; registered, online and working are of these
     */
    public record SystemFigure(
            String id,
            Text title,
            boolean required,
            int needed,
            int installed,
            int devices,
            int registered,
            int online,
            int working) {}

    /**
     * Why a point is missing.
     *
     * @param system id of the system, empty when it is not about one
     * @param device id, empty when it is not about one
     */
    public record Gap(Indicator indicator, String system, String building, int entrance, String device, Text words) {}
}
