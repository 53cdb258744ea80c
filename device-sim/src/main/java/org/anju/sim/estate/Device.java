package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One device of the estate file.
 *
 * @param building building it is mounted at, or null for the compound's open ground
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(
        String id,
        Kind kind,
        @Nullable String building,
        @Nullable String name,
        @Nullable Auth auth) {}
