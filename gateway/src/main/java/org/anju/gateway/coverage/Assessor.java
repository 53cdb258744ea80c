package org.anju.gateway.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.anju.gateway.coverage.CompoundCoverage.Figure;
import org.anju.gateway.coverage.CompoundCoverage.Gap;
import org.anju.gateway.coverage.CompoundCoverage.SystemFigure;
import org.anju.gateway.coverage.Facts.CompoundFacts;
import org.anju.gateway.coverage.Facts.DeviceFacts;
import org.anju.gateway.estate.Sheet;
import org.anju.gateway.model.Text;

/** Judges a compound: a pure function of its facts, the policy and the time the facts are of. */
final class Assessor {
    private static final double TENTHS = 10;

    private final Policy policy;
    private final GapWords words;
    private final long asOfMs;

    Assessor(Policy policy, GapWords words, long asOfMs) {
        this.policy = policy;
        this.words = words;
        this.asOfMs = asOfMs;
    }

    CompoundCoverage assess(CompoundFacts compound) {
        List<Gap> gaps = new ArrayList<>();
        List<SystemFigure> systems = new ArrayList<>();
        long needed = 0;
        long installed = 0;
        for (Requirement requirement : policy.systems()) {
            SystemFigure system = system(requirement, compound, gaps);
            systems.add(system);
            if (requirement.required()) {
                needed += system.needed();
                installed += system.installed();
            }
        }
        Map<Indicator, Figure> figures = new EnumMap<>(Indicator.class);
        for (Map.Entry<Indicator, Policy.Level> level : policy.levels().entrySet()) {
            figures.put(level.getKey(), figure(level.getKey(), level.getValue(), compound, installed, needed));
        }
        figures.values().forEach(figure -> explain(figure, compound, gaps));
        boolean passes = figures.values().stream().allMatch(figure -> figure.met() || !figure.required());
        return new CompoundCoverage(
                compound.id(),
                compound.name(),
                compound.area(),
                compound.areaName(),
                compound.batch(),
                compound.households(),
                compound.manager(),
                passes,
                score(List.copyOf(figures.values()), policy),
                List.copyOf(figures.values()),
                systems,
                gaps,
                compound.devices().size(),
                (int) compound.devices().stream().filter(DeviceFacts::online).count(),
                (int) compound.devices().stream().filter(DeviceFacts::works).count());
    }

    /** The score of some figures: each level's share of its target by weight, 0 to 100, rounded down to a tenth. */
    static double score(List<Figure> figures, Policy policy) {
        double sum = 0;
        double weights = 0;
        for (Figure figure : figures) {
            Policy.Level level = policy.levels().get(figure.indicator());
            if (level == null) {
                continue;
            }
            double pct = figure.whole() == 0 ? 0 : 100.0 * figure.part() / figure.whole();
            sum += level.weight() * (level.atLeastPct() == 0 ? 1 : Math.min(1, pct / level.atLeastPct()));
            weights += level.weight();
        }
        return weights == 0 ? 0 : Math.floor(sum / weights * 100 * TENTHS + 1e-9) / TENTHS;
    }

    private Figure figure(
            Indicator indicator, Policy.Level level, CompoundFacts compound, long installed, long needed) {
        return switch (indicator) {
            case INSTALLED -> figure(indicator, level, installed, needed);
            case REGISTERED ->
                figure(
                        indicator,
                        level,
                        compound.devices().stream().filter(this::registered).count(),
                        compound.devices().size());
            case ONLINE_24H ->
                shares(indicator, level, compound, device -> device.hours().onlineMs(), true);
            case ONLINE_30D ->
                shares(indicator, level, compound, device -> device.days().onlineMs(), false);
            case WORKING_24H ->
                shares(indicator, level, compound, device -> device.hours().workingMs(), true);
            case FRESH_24H ->
                shares(indicator, level, compound, device -> device.hours().freshMs(), true);
            case ALERT_PATH -> figure(indicator, level, proven(compound) ? 1 : 0, 1);
        };
    }

    private static Figure shares(
            Indicator indicator,
            Policy.Level level,
            CompoundFacts compound,
            ToLongFunction<DeviceFacts> part,
            boolean hours) {
        long sum = 0;
        long known = 0;
        for (DeviceFacts device : compound.devices()) {
            sum += part.applyAsLong(device);
            known += (hours ? device.hours() : device.days()).knownMs();
        }
        return figure(indicator, level, sum, known);
    }

    static Figure figure(Indicator indicator, Policy.Level level, long part, long whole) {
        boolean met = whole > 0 && 100.0 * part >= level.atLeastPct() * whole;
        return new Figure(indicator, part, whole, level.atLeastPct(), level.required(), met);
    }

    private boolean proven(CompoundFacts compound) {
        Facts.Proof proof = compound.proof();
        return proof != null
                && proof.receivedMs() - proof.raisedMs() <= policy.alertPath().withinMs()
                && asOfMs - proof.receivedMs() <= policy.alertPath().validMs();
    }

    private boolean registered(DeviceFacts device) {
        return missing(device).isEmpty();
    }

    private List<String> missing(DeviceFacts device) {
        return policy.sheet().stream()
                .filter(key -> sheet(device.sheet(), key).isEmpty())
                .toList();
    }

    private static String sheet(Sheet sheet, String key) {
        return switch (key) {
            case "point" -> sheet.point();
            case "location" -> sheet.location();
            case "vendor" -> sheet.vendor();
            case "model" -> sheet.model();
            case "serial" -> sheet.serial();
            case "installed" -> sheet.installed();
            case "warrantyUntil" -> sheet.warrantyUntil();
            case "gb28181" -> sheet.gb28181();
            default -> "";
        };
    }

    private SystemFigure system(Requirement requirement, CompoundFacts compound, List<Gap> gaps) {
        List<Place> places = Place.of(requirement, compound);
        Set<String> counted = new HashSet<>();
        int needed = 0;
        int installed = 0;
        for (Place place : places) {
            List<DeviceFacts> found = compound.devices().stream()
                    .filter(device -> place.holds(device, requirement))
                    .toList();
            found.forEach(device -> counted.add(device.id()));
            needed += place.needed();
            installed += Math.min(found.size(), place.needed());
            if (found.size() < place.needed() && requirement.required()) {
                gaps.add(new Gap(
                        Indicator.INSTALLED,
                        requirement.id(),
                        place.building(),
                        place.entrance(),
                        "",
                        words.missing(requirement, place, found.size())));
            }
        }
        List<DeviceFacts> devices = compound.devices().stream()
                .filter(device -> counted.contains(device.id()))
                .toList();
        return new SystemFigure(
                requirement.id(),
                requirement.title(),
                requirement.required(),
                needed,
                installed,
                devices.size(),
                (int) devices.stream().filter(this::registered).count(),
                (int) devices.stream().filter(DeviceFacts::online).count(),
                (int) devices.stream().filter(DeviceFacts::works).count());
    }

    /** Says why a figure is not what it should be: all devices that hold it down, worst first. */
    private void explain(Figure figure, CompoundFacts compound, List<Gap> gaps) {
        Indicator indicator = figure.indicator();
        switch (indicator) {
            case INSTALLED -> {
                if (figure.whole() == 0) {
                    gaps.add(gap(indicator, "", words.nothingRequired()));
                }
            }
            case REGISTERED -> {
                for (DeviceFacts device : compound.devices()) {
                    List<String> missing = missing(device);
                    if (!missing.isEmpty()) {
                        gaps.add(gap(indicator, device.id(), words.sheet(device, new TreeSet<>(missing))));
                    }
                }
            }
            case ONLINE_24H, ONLINE_30D, WORKING_24H, FRESH_24H -> explainShares(figure, compound, gaps);
            case ALERT_PATH -> {
                if (!figure.met()) {
                    gaps.add(gap(indicator, "", words.path(compound.proof(), policy.alertPath(), asOfMs)));
                }
            }
        }
    }

    private void explainShares(Figure figure, CompoundFacts compound, List<Gap> gaps) {
        Indicator indicator = figure.indicator();
        if (figure.whole() == 0) {
            gaps.add(gap(
                    indicator,
                    "",
                    words.nothingKnown(indicator, compound.devices().isEmpty())));
            return;
        }
        record Low(DeviceFacts device, double pct) {}
        List<Low> low = new ArrayList<>();
        for (DeviceFacts device : compound.devices()) {
            Shares shares = indicator == Indicator.ONLINE_30D ? device.days() : device.hours();
            double pct = Shares.pct(part(indicator, shares), shares.knownMs());
            if (pct < figure.targetPct()) {
                low.add(new Low(device, pct));
            }
        }
        low.sort((a, b) -> a.pct == b.pct ? a.device.id().compareTo(b.device.id()) : Double.compare(a.pct, b.pct));
        low.forEach(each -> gaps.add(
                gap(indicator, each.device.id(), words.low(indicator, each.device, each.pct, figure.targetPct()))));
    }

    private static long part(Indicator indicator, Shares shares) {
        return switch (indicator) {
            case WORKING_24H -> shares.workingMs();
            case FRESH_24H -> shares.freshMs();
            default -> shares.onlineMs();
        };
    }

    private static Gap gap(Indicator indicator, String device, Text text) {
        return new Gap(indicator, "", "", 0, device, text);
    }
}
