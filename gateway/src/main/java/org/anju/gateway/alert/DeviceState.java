package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** What the engine remembers of one device. Not thread-safe. */
final class DeviceState {
    private static final int FINGERPRINTS = 8;
    /** A device time so far ahead of the receive time is not trusted to put later messages in order. */
    private static final long AHEAD_MS = 2_000;

    final KindRules rules;
    final Facts facts;
    /** By ordinal of the rule; null until there is something to remember. */
    final @Nullable Cell[] cells;
    /** Active alerts of rules that no longer exist, to be cleared. */
    final List<String> orphans = new ArrayList<>();

    Device device;
    long epoch = Long.MIN_VALUE;
    long newestTsMs;
    /** Whether something worth keeping changed since the state was last handed out. */
    boolean dirty;
    /** Whether the engine has it in its list of devices to look at for changes. */
    boolean touched;

    private final long[] fingerprints = new long[FINGERPRINTS];
    private int nextFingerprint;

    DeviceState(Device device, KindRules rules) {
        this.device = device;
        this.rules = rules;
        this.facts = new Facts(rules.kind);
        this.cells = new @Nullable Cell[rules.rules.size()];
    }

    String subject() {
        return device.id().value();
    }

    Cell cell(int ordinal) {
        Cell cell = cells[ordinal];
        if (cell == null) {
            cell = new Cell(rules.rules.get(ordinal));
            cells[ordinal] = cell;
        }
        return cell;
    }

    /**
     * Whether a measurement is older than one already applied: a redelivery or a reordering, which must not turn values back. A newest time
     * that is itself ahead of the clock proves nothing.
     */
    boolean isOutdated(long tsMs, long receivedMs) {
        return tsMs < newestTsMs && newestTsMs <= receivedMs + AHEAD_MS;
    }

    /** Puts a value in place; returns its slot, -1 when the kind in force has no such field. */
    int apply(Values values, int index) {
        Field field = values.field(index);
        if (!device.kind().equals(rules.kind)) {
            Field own = rules.kind.field(field.name());
            if (own == null || own.isText() != field.isText()) {
                return -1;
            }
            field = own;
        }
        int slot = field.slot();
        if (field.isText()) {
            String text = values.text(index);
            dirty |= rules.remembered[slot] && !text.equals(facts.texts[slot]);
            facts.texts[slot] = text;
        } else {
            double number = values.number(index);
            dirty |= rules.remembered[slot] && number != facts.numbers[slot];
            facts.numbers[slot] = number;
        }
        return slot;
    }

    /** Whether this is the first time of late that the fingerprint is seen; remembers it. */
    boolean isNew(long fingerprint) {
        for (long known : fingerprints) {
            if (known == fingerprint) {
                return false;
            }
        }
        remember(fingerprint);
        dirty = true;
        return true;
    }

    /** Fingerprints kept, oldest first. */
    long[] fingerprints() {
        long[] ordered = new long[FINGERPRINTS];
        for (int i = 0; i < FINGERPRINTS; i++) {
            ordered[i] = fingerprints[(nextFingerprint + i) % FINGERPRINTS];
        }
        return ordered;
    }

    void remember(long fingerprint) {
        fingerprints[nextFingerprint] = fingerprint;
        nextFingerprint = (nextFingerprint + 1) % FINGERPRINTS;
    }
}
