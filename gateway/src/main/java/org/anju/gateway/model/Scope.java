package org.anju.gateway.model;

import java.util.Set;

/**
 * The part of the estate a person may see.
 *
 * @param everything the whole city; then the sets do not matter
 * @param areas areas seen with all their compounds
 * @param compounds further single compounds
 */
public record Scope(boolean everything, Set<String> areas, Set<String> compounds) {
    /** The whole city. */
    public static final Scope CITY = new Scope(true, Set.of(), Set.of());

    public Scope {
        areas = Set.copyOf(areas);
        compounds = Set.copyOf(compounds);
    }

    public boolean allows(String area, String compound) {
        return everything || areas.contains(area) || compounds.contains(compound);
    }
}
