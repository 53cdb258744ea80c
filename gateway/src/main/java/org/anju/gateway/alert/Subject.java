package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** What the engine remembers of one device, building or compound, or of the platform. Not thread-safe. */
final class Subject {
    private static final int FINGERPRINTS = 8;
    /** A device time so far ahead of the receive time is not trusted to put later messages in order. */
    private static final long AHEAD_MS = 2_000;

    /** What alerts call it: a device id, {@code compound:<id>}, {@code building:<compound>/<id>} or {@code platform[:<part>]}. */
    final String id;

    final KindRules rules;
    final Facts facts;
    /** By ordinal of the rule; null until there is something to remember. */
    final @Nullable Cell[] cells;
    /** Active alerts of rules that no longer exist, to be cleared. */
    final List<String> orphans = new ArrayList<>();

    Whereabouts where;
    /** The device as it was registered when it was last heard of; not part of the state. */
    @Nullable
    Device device;

    long epoch = Long.MIN_VALUE;
    PresenceState presence = PresenceState.UNKNOWN;
    /** Since when the presence is what it is. */
    long presenceSinceMs;

    long newestTsMs;
    /** Whether something worth keeping changed since the state was last handed out. */
    boolean dirty;
    /** Whether the engine has it in its list of subjects to look at for changes. */
    boolean touched;
    /** The groups it belongs to: of a device its compound and its building. */
    List<Group> groups = List.of();
    /** The group it stands for, null for a device and the platform. */
    @Nullable
    Group group;

    private final long[] fingerprints = new long[FINGERPRINTS];
    private int nextFingerprint;

    Subject(String id, Whereabouts where, KindRules rules) {
        this.id = id;
        this.where = where;
        this.rules = rules;
        this.facts = new Facts(rules.kind);
        facts.where = where;
        this.cells = new @Nullable Cell[rules.rules.size()];
    }

    Cell cell(int ordinal) {
        Cell cell = cells[ordinal];
        if (cell == null) {
            cell = Cell.of(rules.rules.get(ordinal), this);
            cells[ordinal] = cell;
        }
        return cell;
    }

    /** The cell of a rule that a field arrived for; null when there is nothing to remember before and after. */
    @Nullable
    Cell awake(int ordinal, Moment moment) {
        if (cells[ordinal] == null
                && !rules.overridden[ordinal]
                && rules.rules.get(ordinal).condition().passesOver(moment, rules.parameters[ordinal])) {
            return null;
        }
        return cell(ordinal);
    }

    /** The cell of a rule that is told the presence; null when there is nothing to remember before and after. */
    @Nullable
    Cell awake(int ordinal, PresenceState state) {
        return cells[ordinal] != null || rules.rules.get(ordinal).condition().isWokenBy(state) ? cell(ordinal) : null;
    }

    /** Whether it is registered; a building is as long as a device stands in it. */
    boolean isAmong(Places.Registered registered) {
        if (where.device() != null) {
            return registered.devices().contains(id);
        }
        if (where.kind().equals(Subjects.PLATFORM)) {
            return true;
        }
        return registered.compounds().contains(where.compound())
                && (!where.kind().equals(Subjects.BUILDING)
                        || membersOf().stream().anyMatch(member -> member.isAmong(registered)));
    }

    /** Who it stands for; nobody for a device and the platform. */
    Collection<Subject> membersOf() {
        return group == null ? List.of() : group.members();
    }

    /** The cell of a rule about itself whose alert explains alerts of another rule; null when there is none now. */
    @Nullable
    Cell inhibitor(Rule rule) {
        for (int ordinal : rules.inhibiting) {
            Cell cell = cells[ordinal];
            if (cell != null && (cell.active() || cell.dismissed) && cell.rule.inhibits(rule.id())) {
                return cell;
            }
        }
        return null;
    }

    /** It may have moved, been renamed or got other overrides. */
    void moved(Whereabouts now) {
        if (!now.equals(where)) {
            where = now;
            facts.where = now;
            facts.sky = Sky.UNKNOWN;
            dirty = true;
            for (Cell cell : cells) {
                if (cell != null) {
                    cell.settle(this);
                }
            }
        }
    }

    /**
     * Whether a measurement is older than one already applied: a redelivery or a reordering, which must not turn values back. A newest time
     * that is itself ahead of the clock proves nothing.
     */
    boolean isOutdated(long tsMs, long receivedMs) {
        return tsMs < newestTsMs && newestTsMs <= receivedMs + AHEAD_MS;
    }

    /** Puts a value in place; returns its slot, -1 when the kind in force has no such field. */
    int apply(Device device, Values values, int index) {
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

    /** Whether this is the first time of late that the event is seen; remembers it. */
    boolean isNew(DeviceEvent event) {
        long hash = event.tsMs() * 31 + event.event().hashCode();
        long fingerprint = hash * 1_000_003 + event.data().hashCode();
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
