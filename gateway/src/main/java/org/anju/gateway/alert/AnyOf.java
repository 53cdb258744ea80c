package org.anju.gateway.alert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.PresenceState;

/**
 * One trouble that shows in several ways, such as an event and a value: one alert, active while any of them says so.
 *
 * @param branches the ways
 */
record AnyOf(List<Condition> branches) implements Condition {
    AnyOf {
        branches = List.copyOf(branches);
    }

    @Override
    public boolean countsRepeats() {
        return true;
    }

    @Override
    public String text() {
        return branches.stream().map(Condition::text).collect(Collectors.joining(" | "));
    }

    @Override
    public Set<Field> reads() {
        Set<Field> all = new LinkedHashSet<>();
        branches.forEach(branch -> all.addAll(branch.reads()));
        return all;
    }

    /** A message that one branch waits for shows the others what was known before. */
    @Override
    public Set<Field> remembers() {
        Set<Field> all = reads();
        branches.forEach(branch -> all.addAll(branch.remembers()));
        return all;
    }

    @Override
    public Set<String> events() {
        Set<String> all = new LinkedHashSet<>();
        branches.forEach(branch -> all.addAll(branch.events()));
        return all;
    }

    @Override
    public boolean passesOver(Moment moment, double[] parameters) {
        for (Condition branch : branches) {
            if (!branch.passesOver(moment, parameters)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isWokenBy(PresenceState state) {
        return branches.stream().anyMatch(branch -> branch.isWokenBy(state));
    }

    @Override
    public void telemetry(Moment moment, Cell cell) {
        each(cell, (branch, part) -> branch.telemetry(moment, part));
    }

    @Override
    public void event(Moment moment, Cell cell, Occurrence event) {
        each(cell, (branch, part) -> {
            if (branch.events().contains(event.event())) {
                branch.event(moment, part, event);
            }
        });
    }

    @Override
    public void presence(Moment moment, Cell cell, PresenceState state) {
        each(cell, (branch, part) -> branch.presence(moment, part, state));
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (cell.active() && cell.unreported > 0) {
            moment.tell(cell);
        }
    }

    @Override
    public void restarted(Moment moment, Cell cell) {
        each(cell, (branch, part) -> branch.restarted(moment, part));
    }

    private static void each(Cell cell, BiConsumer<Condition, Cell> what) {
        for (Cell part : cell.branches) {
            what.accept(part.condition, part);
        }
    }
}
