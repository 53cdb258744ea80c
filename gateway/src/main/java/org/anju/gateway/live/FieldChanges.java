package org.anju.gateway.live;

import java.util.BitSet;

/** What changed of one device since the last frame. Not thread-safe. */
final class FieldChanges {
    private final BitSet slots = new BitSet();
    private boolean presence;

    void field(int slot) {
        slots.set(slot);
    }

    void presence() {
        presence = true;
    }

    void add(FieldChanges later) {
        slots.or(later.slots);
        presence |= later.presence;
    }

    BitSet slots() {
        return slots;
    }

    boolean presenceChanged() {
        return presence;
    }
}
