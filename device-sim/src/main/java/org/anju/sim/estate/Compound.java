package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A residential compound (小区).
 *
 * @param batch renovation year
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param manager property company (物业)
 * @param features what it has that must be guarded, such as {@code vehicle_entrance}, with how many
 * @param simulated true for anything this simulator invented
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Compound(
        String id,
        String name,
        int batch,
        int households,
        double latitude,
        double longitude,
        @Nullable String manager,
        boolean simulated,
        Map<String, Integer> features,
        List<Building> buildings,
        List<Device> devices) {

    public Compound {
        features = features == null ? Map.of() : new TreeMap<>(features);
        buildings = buildings == null ? List.of() : List.copyOf(buildings);
        devices = devices == null ? List.of() : List.copyOf(devices);
    }
}
