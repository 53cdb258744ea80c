package org.anju.gateway.coverage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Quality;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * What coverage knows of one device: how it stands now, and its accounts of the last 24 hours and 30 days. Time is accounted when something
 * changes or is asked, so that a quiet device costs nothing. Not thread-safe.
 */
final class DeviceTrack {
    static final int HOURS = 24;
    static final int DAYS = 30;

    private final Kind kind;
    private final Account hours = new Account(HOURS);
    private final Account days = new Account(DAYS);
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final boolean[] reported;
    private final Function<String, @Nullable Object> byName = this::value;
    /** Journal entries up to this one are counted in. */
    private long sequence;

    private long registeredMs;
    private long settledMs;
    private boolean seen;
    private PresenceState state = PresenceState.UNKNOWN;
    private long sinceMs;
    private long epoch;
    private long lastReportMs;
    private long newestTsMs = Long.MIN_VALUE;
    private long freshMs;
    private List<Check> checks = List.of();
    private boolean passes;

    /** A device that is registered from {@code nowMs} on and was never seen. */
    DeviceTrack(Kind kind, long nowMs) {
        this.kind = kind;
        this.numbers = new double[kind.slots().size()];
        this.texts = new @Nullable String[numbers.length];
        this.reported = new boolean[numbers.length];
        this.registeredMs = nowMs;
        this.settledMs = nowMs;
    }

    Kind kind() {
        return kind;
    }

    long sequence() {
        return sequence;
    }

    /** Judges by another policy from now on; what was accounted stays. */
    void policy(Policy policy, LocalDays local, long nowMs) {
        settle(local, nowMs);
        checks = policy.checks(kind.name());
        freshMs = kind.samplingMs() * policy.freshSamplings();
        passes = judge();
    }

    /** Accounts for the time since it last did. */
    void settle(LocalDays local, long toMs) {
        boolean known = state != PresenceState.UNKNOWN || !seen;
        boolean online = state == PresenceState.ONLINE;
        long freshUntil = lastReportMs == 0 ? 0 : lastReportMs + freshMs;
        while (settledMs < toMs) {
            long hour = LocalDays.hour(settledMs);
            long day = local.day(settledMs);
            long end = Math.min(toMs, Math.min((hour + 1) * LocalDays.HOUR_MS, local.endOfDay(settledMs)));
            if (known) {
                int length = (int) (end - settledMs);
                int fresh = (int) Math.max(0, Math.min(end, freshUntil) - settledMs);
                int working = online && passes ? fresh : 0;
                hours.add(hour, length, online ? length : 0, fresh, working);
                days.add(day, length, online ? length : 0, fresh, working);
            }
            settledMs = end;
        }
        hours.moveTo(LocalDays.hour(settledMs));
        days.moveTo(local.day(settledMs));
    }

    /** Nobody watched from the last entry to {@code toMs}: that time counts for nothing, and nobody knows who is still there. */
    void gap(LocalDays local, long lastEntryMs, long toMs) {
        settle(local, Math.max(settledMs, lastEntryMs));
        settledMs = Math.max(settledMs, toMs);
        settle(local, settledMs);
        if (state == PresenceState.ONLINE) {
            state = PresenceState.UNKNOWN;
            sinceMs = toMs;
        }
    }

    void apply(Presence said, LocalDays local) {
        if (said.epoch() < epoch) {
            return;
        }
        settle(local, said.receivedMs());
        epoch = said.epoch();
        if (said.state() != state || !seen) {
            sinceMs = said.receivedMs();
        }
        state = said.state();
        seen = true;
    }

    /** @param telemetry of a device of this kind */
    void apply(Telemetry telemetry, LocalDays local) {
        if (Quality.LATE.in(telemetry.quality()) || telemetry.tsMs() < newestTsMs) {
            return;
        }
        newestTsMs = telemetry.tsMs();
        Values values = telemetry.values();
        for (int i = 0; i < values.size(); i++) {
            Field field = values.field(i);
            numbers[field.slot()] = values.number(i);
            texts[field.slot()] = field.isText() ? values.text(i) : null;
            reported[field.slot()] = true;
        }
        boolean nowPasses = judge();
        // A report in time that changes nothing leaves the time before it as it was: it is accounted with what comes
        // later.
        if (nowPasses != passes || telemetry.receivedMs() > lastReportMs + freshMs) {
            settle(local, telemetry.receivedMs());
            passes = nowPasses;
        }
        lastReportMs = telemetry.receivedMs();
    }

    void counted(long upTo) {
        sequence = upTo;
    }

    private boolean judge() {
        for (Check check : checks) {
            if (!check.passes(byName)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object value(String name) {
        Field field = kind.field(name);
        return field == null || !reported[field.slot()] ? null : value(field);
    }

    private Object value(Field field) {
        String text = texts[field.slot()];
        return Values.box(field, numbers[field.slot()], text == null ? "" : text);
    }

    /** Newest values by field name. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.slots()) {
            if (reported[field.slot()]) {
                values.put(field.name(), value(field));
            }
        }
        return values;
    }

    /** How it stands at {@code nowMs}, up to which it accounts. */
    Condition condition(LocalDays local, long nowMs) {
        settle(local, nowMs);
        boolean fresh = lastReportMs != 0 && nowMs < lastReportMs + freshMs;
        return new Condition(seen, state, sinceMs, lastReportMs, fresh, values(), hours.sum(), days.sum());
    }

    /** A device at one moment; {@code sinceMs} and {@code lastReportMs} are 0 when never. */
    record Condition(
            boolean seen,
            PresenceState state,
            long sinceMs,
            long lastReportMs,
            boolean fresh,
            Map<String, Object> values,
            Shares hours,
            Shares days) {}

    void write(DataOutputStream out) throws IOException {
        out.writeLong(sequence);
        out.writeLong(registeredMs);
        out.writeLong(settledMs);
        out.writeBoolean(seen);
        out.writeUTF(state.name());
        out.writeLong(sinceMs);
        out.writeLong(epoch);
        out.writeLong(lastReportMs);
        out.writeLong(newestTsMs);
        hours.write(out);
        days.write(out);
        Map<String, Object> values = values();
        out.writeShort(values.size());
        for (Field field : kind.slots()) {
            if (reported[field.slot()]) {
                String text = texts[field.slot()];
                out.writeUTF(field.name());
                out.writeDouble(numbers[field.slot()]);
                out.writeUTF(text == null ? "" : text);
            }
        }
    }

    /** Reads what {@link #write} wrote; fields the kind no longer has are dropped. */
    static DeviceTrack read(Kind kind, DataInputStream in) throws IOException {
        DeviceTrack track = new DeviceTrack(kind, 0);
        track.sequence = in.readLong();
        track.registeredMs = in.readLong();
        track.settledMs = in.readLong();
        track.seen = in.readBoolean();
        track.state = PresenceState.valueOf(in.readUTF());
        track.sinceMs = in.readLong();
        track.epoch = in.readLong();
        track.lastReportMs = in.readLong();
        track.newestTsMs = in.readLong();
        track.hours.read(in);
        track.days.read(in);
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            Field field = kind.field(in.readUTF());
            double number = in.readDouble();
            String text = in.readUTF();
            if (field != null) {
                track.numbers[field.slot()] = number;
                track.texts[field.slot()] = field.isText() ? text : null;
                track.reported[field.slot()] = true;
            }
        }
        return track;
    }
}
