package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** How a device proves who it is. The simulator connects devices that have a password. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Auth(@Nullable String password) {

    /** Never the password: records end up in logs. */
    @Override
    public String toString() {
        return password == null ? "Auth[none]" : "Auth[password=***]";
    }
}
