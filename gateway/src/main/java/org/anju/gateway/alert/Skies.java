package org.anju.gateway.alert;

import java.util.HashMap;
import java.util.Map;

/** One {@link Sky} for each compound. Not thread-safe. */
final class Skies {
    private final Places places;
    private final Map<String, Sky> byCompound = new HashMap<>();

    Skies(Places places) {
        this.places = places;
    }

    Sky over(String compound) {
        Sky known = byCompound.get(compound);
        return known != null ? known : byCompound.computeIfAbsent(compound, id -> new Sky(() -> places.of(id)));
    }
}
