package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A residential compound (小区).
 *
 * @param batch renovation year
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param manager property company (物业)
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
        List<Building> buildings,
        List<Device> devices) {

    public Compound {
        buildings = buildings == null ? List.of() : List.copyOf(buildings);
        devices = devices == null ? List.of() : List.copyOf(devices);
    }
}
