package org.anju.gateway.model;

import java.util.List;

/**
 * 小区: a residential compound.
 *
 * @param batch year of its renovation batch
 * @param latitude degrees north (WGS 84), NaN when unknown
 * @param longitude degrees east (WGS 84), NaN when unknown
 * @param manager property company, empty when unknown
 * @param phone duty phone, empty when unknown
 * @param simulated whether it is made up for tests and demonstrations
 */
public record Compound(
        String id,
        String area,
        String name,
        int batch,
        int households,
        double latitude,
        double longitude,
        String manager,
        String phone,
        boolean simulated,
        List<Building> buildings) {
    public Compound {
        buildings = List.copyOf(buildings);
    }
}
