package org.anju.sim.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anju.sim.SeededRandom;
import org.anju.sim.fleet.DeviceClient;

/**
 * Picks the devices something befalls: for an incident all of one compound, online, and in nothing else. The order of picks follows
 * the seed. Not thread-safe.
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

    Set<String> compounds() {
        return byCompound.keySet();
    }

    /** A device for every part, in the order of the parts; empty when no compound can stage the incident now. */
    List<DeviceClient> cast(Incident incident, Order order) {
        List<String> compounds =
                new ArrayList<>(order.compound() == null ? byCompound.keySet() : Set.of(order.compound()));
        while (!compounds.isEmpty()) {
            String compound = compounds.remove(random.between(0, compounds.size() - 1));
            List<DeviceClient> actors = castIn(byCompound.getOrDefault(compound, List.of()), incident, order);
            if (actors.size() == incident.parts().size()) {
                busy.addAll(actors);
                return actors;
            }
        }
        return List.of();
    }

    private List<DeviceClient> castIn(List<DeviceClient> clients, Incident incident, Order order) {
        List<DeviceClient> actors = new ArrayList<>();
        for (Incident.Part part : incident.parts()) {
            List<DeviceClient> fit = clients.stream()
                    .filter(client -> client.placement().device().kind().equals(part.kind()))
                    .filter(client -> client.isOnline() && !busy.contains(client) && !actors.contains(client))
                    .filter(client -> order.device() == null
                            || !actors.isEmpty()
                            || client.placement().device().id().equals(order.device()))
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

    /** The devices a fault befalls: those the order names, and of these the wanted share, at least one. */
    List<DeviceClient> share(Order order) {
        List<DeviceClient> fit = byCompound.values().stream()
                .flatMap(Collection::stream)
                .filter(client -> order.compound() == null
                        || client.placement().compound().id().equals(order.compound()))
                .filter(client -> order.device() == null
                        || client.placement().device().id().equals(order.device()))
                .filter(client -> order.kind() == null
                        || client.placement().device().kind().word().equals(order.kind()))
                .filter(client -> !busy.contains(client))
                .collect(Collectors.toCollection(ArrayList::new));
        int wanted = (int) Math.ceil(fit.size() * order.sharePct() / 100);
        List<DeviceClient> chosen = new ArrayList<>();
        while (chosen.size() < wanted) {
            chosen.add(fit.remove(random.between(0, fit.size() - 1)));
        }
        busy.addAll(chosen);
        return chosen;
    }

    void release(List<DeviceClient> actors) {
        actors.forEach(busy::remove);
    }
}
