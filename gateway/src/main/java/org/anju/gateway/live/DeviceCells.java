package org.anju.gateway.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** The newest values and the presence of one device, in flat arrays by field slot. Not thread-safe. */
final class DeviceCells {
    private static final long NEVER = Long.MIN_VALUE;

    private final Kind kind;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final long[] tsMs;
    private final long[] receivedMs;
    private final byte[] quality;
    private PresenceNow presence = PresenceNow.NEVER_SEEN;
    private @Nullable Device usedFor;
    private @Nullable Device device;
    private long estateVersion;
    private @Nullable Changes changes;
    private @Nullable FieldChanges fieldChanges;

    DeviceCells(Kind kind) {
        this.kind = kind;
        int size = kind.slots().size();
        this.numbers = new double[size];
        this.texts = new @Nullable String[size];
        this.tsMs = new long[size];
        this.receivedMs = new long[size];
        this.quality = new byte[size];
        Arrays.fill(tsMs, NEVER);
    }

    Kind kind() {
        return kind;
    }

    PresenceNow presence() {
        return presence;
    }

    void presence(PresenceNow now) {
        presence = now;
    }

    /** Whether {@link #use} was called with this very description of the device, and the estate has not changed since. */
    @SuppressWarnings("ReferenceEquality") // the same instance says the same at the price of one comparison
    boolean isOf(Device device, long version) {
        return usedFor == device && estateVersion == version;
    }

    /**
     * Remembers what the estate knows of the device.
     *
     * @param said as an entry describes it
     * @param registered as this version of the estate has it
     */
    void use(Device said, Device registered, long version) {
        usedFor = said;
        device = registered;
        estateVersion = version;
        changes = null;
    }

    /** The part of a set of changes that is about the device in {@link #use}; looked up once per set. */
    @SuppressWarnings("ReferenceEquality") // a set is itself only
    FieldChanges changes(Changes all) {
        FieldChanges mine = fieldChanges;
        if (mine == null || changes != all) {
            mine = all.device(Objects.requireNonNull(device));
            fieldChanges = mine;
            changes = all;
        }
        return mine;
    }

    /** Takes over what is newer than what is there, and notes which fields changed. */
    void apply(Telemetry telemetry, FieldChanges changes) {
        Values values = telemetry.values();
        for (int i = 0; i < values.size(); i++) {
            Field field = values.field(i);
            int slot = field.slot();
            if (telemetry.tsMs() >= tsMs[slot]) {
                set(
                        slot,
                        values.number(i),
                        field.isText() ? values.text(i) : null,
                        telemetry.tsMs(),
                        telemetry.receivedMs(),
                        telemetry.quality());
                changes.field(slot);
            }
        }
    }

    /** Follows a session's word unless a later session has spoken already. Answers whether something changed. */
    boolean apply(Presence said) {
        if (said.epoch() < presence.epoch()) {
            return false;
        }
        boolean same = said.state() == presence.state() && said.reason().equals(presence.reason());
        long sinceMs = said.state() == presence.state() ? presence.sinceMs() : said.receivedMs();
        presence = new PresenceNow(said.state(), sinceMs, said.epoch(), said.reason());
        return !same;
    }

    /** Nobody can tell any more, unless the device showed itself later. Answers whether it was online. */
    boolean restart(long receivedAtMs) {
        if (presence.state() != PresenceState.ONLINE || receivedAtMs < presence.sinceMs()) {
            return false;
        }
        presence = new PresenceNow(PresenceState.UNKNOWN, receivedAtMs, presence.epoch(), "gateway_restart");
        return true;
    }

    void set(int slot, double number, @Nullable String text, long ts, long received, int bits) {
        numbers[slot] = number;
        texts[slot] = text;
        tsMs[slot] = ts;
        receivedMs[slot] = received;
        quality[slot] = (byte) bits;
    }

    /** Values by field name into another profile of the same device. */
    DeviceCells as(Kind other) {
        DeviceCells moved = new DeviceCells(other);
        moved.presence = presence;
        for (Field field : kind.slots()) {
            Field target = other.field(field.name());
            int slot = field.slot();
            if (target != null && target.type() == field.type() && tsMs[slot] != NEVER) {
                moved.set(target.slot(), numbers[slot], texts[slot], tsMs[slot], receivedMs[slot], quality[slot]);
            }
        }
        return moved;
    }

    @Nullable
    LatestValue value(int slot) {
        if (tsMs[slot] == NEVER) {
            return null;
        }
        Field field = kind.slots().get(slot);
        String text = texts[slot];
        return new LatestValue(
                field,
                Values.box(field, numbers[slot], text == null ? "" : text),
                tsMs[slot],
                receivedMs[slot],
                quality[slot]);
    }

    DeviceNow now(Device device) {
        List<LatestValue> values = new ArrayList<>(tsMs.length);
        for (int slot = 0; slot < tsMs.length; slot++) {
            LatestValue value = value(slot);
            if (value != null) {
                values.add(value);
            }
        }
        return new DeviceNow(device, presence, values);
    }
}
