package org.anju.sim.incident;

import org.jspecify.annotations.Nullable;

/**
 * What is to be staged.
 *
 * @param what id of an incident or word of a fault
 * @param compound where; null for anywhere (an incident) or everywhere (a fault)
 * @param device on which device; null for any that fits
 * @param kind for a fault, on which kind of device only; null for all
 * @param sharePct for a fault, on which share of the devices, percent
 * @param seconds how long on the simulated clock; 0 for as long as usual
 */
public record Order(
        String what,
        @Nullable String compound,
        @Nullable String device,
        @Nullable String kind,
        double sharePct,
        int seconds) {

    /** An incident anywhere, for as long as usual. */
    public static Order of(String what) {
        return new Order(what, null, null, null, 100, 0);
    }
}
