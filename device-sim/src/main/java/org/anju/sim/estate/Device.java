package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One device of the estate file.
 *
 * @param building building it is mounted at, or null for the compound's open ground
 * @param entrance number of the building's entrance (单元) it belongs to, from 1; null when it belongs to none
 * @param point word for the spot it watches or serves, such as {@code main_path}; null when unknown
 * @param location where to find it, for people
 * @param installed date of installation, {@code yyyy-MM-dd}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(
        String id,
        Kind kind,
        @Nullable String building,
        @Nullable String name,
        @Nullable Integer entrance,
        @Nullable String point,
        @Nullable String location,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String serial,
        @Nullable String installed,
        @Nullable Auth auth) {

    /** A device of which the register says no more than where it stands. */
    public Device(String id, Kind kind, @Nullable String building, @Nullable String name, @Nullable Auth auth) {
        this(id, kind, building, name, null, null, null, null, null, null, null, auth);
    }
}
