package org.anju.gateway.alert;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where compounds are, for conditions on the sun and the hour, and which devices there are. Quick, from any thread. */
@FunctionalInterface
public interface Places {
    /**
     * A place on earth.
     *
     * @param latitude degrees north, NaN when unknown
     * @param longitude degrees east, NaN when unknown
     * @param zone in which its people read clocks
     */
    record Place(double latitude, double longitude, ZoneId zone) {}

    /**
     * Who is registered.
     *
     * @param version changes whenever they do
     * @param devices ids of all devices that stand in the field: neither planned nor retired
     * @param compounds ids of all compounds
     */
    record Registered(long version, Set<String> devices, Set<String> compounds) {}

    /** Who is registered now; null when nobody keeps a register. */
    default @Nullable Registered registered() {
        return null;
    }

    /** Nowhere: the sun and the hour are unknown. */
    Places NONE = compound -> null;

    /** Where a compound is; null when it is not registered. For an empty id, the place of the platform, whose coordinates are unknown. */
    @Nullable
    Place of(String compound);
}
