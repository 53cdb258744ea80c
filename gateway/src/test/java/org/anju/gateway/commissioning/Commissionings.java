package org.anju.gateway.commissioning;

import java.util.List;

/** Commissionings to test with. */
public final class Commissionings {
    private Commissionings() {}

    /** One of a gate that has just begun, for a minute. */
    public static Commissioning begun(String id, String device, String compound, long nowMs) {
        return Commissioning.begun(
                id, device, "gate", "A1", compound, "installer", List.of("gate.forced_open"), nowMs, nowMs + 60_000);
    }
}
