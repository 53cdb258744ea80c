package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A renovation area (片区): neighbouring compounds renovated together under one subdistrict (街道). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Area(String id, String name, @Nullable String subdistrict, List<Compound> compounds) {

    public Area {
        compounds = List.copyOf(compounds);
    }
}
