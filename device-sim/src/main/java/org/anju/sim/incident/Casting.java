package org.anju.sim.incident;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anju.sim.SeededRandom;
import org.anju.sim.fleet.DeviceClient;

/**
 * Picks the devices an incident befalls: all of one compound, online, and in no other incident. The order of picks follows the
 * seed. Not thread-safe.
 */
final class Casting {
    private final Map<String, List<DeviceClient>> byCompound;
    private final SeededRandom random;
    private final Set<DeviceClient> busy = new HashSet<>();

    Casting(List<DeviceClient> clients, long seed) {
        this.byCompound = clients.stream()
                .collect(Collectors.groupingBy(
                        client -> client.placement().compound().id(), TreeMap::new, Collectors.toList()));
        this.random = SeededRandom.of(seed, "incidents");
    }

    /** A device for every part, in the order of the parts; empty when no compound can stage the incident now. */
    List<DeviceClient> cast(Incident incident) {
        List<String> compounds = new ArrayList<>(byCompound.keySet());
        while (!compounds.isEmpty()) {
            String compound = compounds.remove(random.between(0, compounds.size() - 1));
            List<DeviceClient> actors = castIn(byCompound.getOrDefault(compound, List.of()), incident);
            if (actors.size() == incident.parts().size()) {
                busy.addAll(actors);
                return actors;
            }
        }
        return List.of();
    }

    private List<DeviceClient> castIn(List<DeviceClient> clients, Incident incident) {
        List<DeviceClient> actors = new ArrayList<>();
        for (Incident.Part part : incident.parts()) {
            List<DeviceClient> fit = clients.stream()
                    .filter(client -> client.placement().device().kind() == part.kind())
                    .filter(client -> client.isOnline() && !busy.contains(client) && !actors.contains(client))
                    .toList();
            List<DeviceClient> preferred = fit.stream()
                    .filter(client -> part.prefers(client.placement().device()))
                    .toList();
            List<DeviceClient> choice = preferred.isEmpty() ? fit : preferred;
            if (!choice.isEmpty()) {
                actors.add(choice.get(random.between(0, choice.size() - 1)));
            }
        }
        return actors;
    }

    void release(List<DeviceClient> actors) {
        actors.forEach(busy::remove);
    }
}
