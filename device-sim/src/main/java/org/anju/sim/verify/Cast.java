package org.anju.sim.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Compound;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.Placement;
import org.anju.sim.scenario.Actor;
import org.anju.sim.scenario.Scenario;

/**
 * The compounds and devices that play a scenario. Each scenario has compounds of its own, so that many can be played at once and none
 * sees another's alerts.
 *
 * @param actors ids of each actor's devices
 */
record Cast(Scenario scenario, List<Compound> compounds, Map<String, List<String>> actors) {

    /**
     * Finds compounds for every scenario.
     *
     * @throws BadInputException when the estate has too few that fit, naming the scenario
     */
    static List<Cast> all(List<Scenario> scenarios, Estate estate) {
        List<Compound> free = new ArrayList<>(estate.areas().stream()
                .flatMap(area -> area.compounds().stream())
                .toList());
        List<Cast> casts = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Cast cast = find(scenario, free)
                    .orElseThrow(() -> new BadInputException("scenario " + scenario.id() + " needs "
                            + scenario.compounds()
                            + " compounds with its actors for itself, and the estate has no such left; give"
                            + " fewer scenarios at a time, or a larger estate"));
            free.removeAll(cast.compounds);
            casts.add(cast);
        }
        return casts;
    }

    private static Optional<Cast> find(Scenario scenario, List<Compound> free) {
        for (int first = 0; first + scenario.compounds() <= free.size(); first++) {
            List<Compound> compounds = List.copyOf(free.subList(first, first + scenario.compounds()));
            Map<String, List<String>> actors = new LinkedHashMap<>();
            Set<String> taken = new HashSet<>();
            boolean complete = true;
            for (Actor actor : scenario.actors().values()) {
                List<String> devices = devices(actor, compounds, taken);
                complete &= !devices.isEmpty() && devices.size() >= actor.count();
                actors.put(actor.name(), devices);
            }
            if (complete) {
                return Optional.of(new Cast(scenario, compounds, actors));
            }
        }
        return Optional.empty();
    }

    private static List<String> devices(Actor actor, List<Compound> compounds, Set<String> taken) {
        List<Compound> where = actor.compound() == 0 ? compounds : List.of(compounds.get(actor.compound() - 1));
        List<String> fit = where.stream()
                .flatMap(compound -> compound.devices().stream())
                .filter(device -> actor.kind() == null || device.kind().equals(actor.kind()))
                .filter(device -> actor.nameHint().isEmpty()
                        || (device.name() != null && device.name().contains(actor.nameHint())))
                .map(Device::id)
                .filter(id -> actor.count() == 0 || !taken.contains(id))
                .toList();
        if (actor.count() == 0) {
            return fit.subList(0, (int) Math.ceil(fit.size() * actor.sharePct() / 100));
        }
        List<String> chosen = fit.subList(0, Math.min(actor.count(), fit.size()));
        taken.addAll(chosen);
        return chosen;
    }

    /** Every device of the compounds. */
    List<Placement> placements() {
        return compounds.stream()
                .flatMap(compound -> compound.devices().stream().map(device -> new Placement(device, compound)))
                .toList();
    }

    List<String> compoundIds() {
        return compounds.stream().map(Compound::id).toList();
    }
}
