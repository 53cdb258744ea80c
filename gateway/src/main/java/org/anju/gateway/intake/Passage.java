package org.anju.gateway.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.dialect.Dialect;
import org.anju.gateway.dialect.Readout;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Quality;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** One message on its way through the steps of {@link Intake}: what it is, and what has been made of it so far. */
final class Passage implements Readout {
    private static final long MAX_AHEAD_MS = 5 * 60_000L;
    private static final long MAX_AGE_MS = 10 * 60_000L;
    private static final int EXCERPT_BYTES = 1024;
    private static final int MAX_LETTERS = 20;

    final Device sender;
    final long epoch;
    final String topic;
    final byte[] payload;
    final boolean acknowledged;
    final long receivedMs;
    final long startedNanos;
    final Answer answer;
    final List<Entry> entries = new ArrayList<>(1);
    final List<DeadLetter> letters = new ArrayList<>(0);

    @Nullable
    Dialect dialect;

    Passage(
            Device sender,
            long epoch,
            String topic,
            byte[] payload,
            boolean acknowledged,
            long receivedMs,
            long startedNanos,
            Answer answer) {
        this.sender = sender;
        this.epoch = epoch;
        this.topic = topic;
        this.payload = payload;
        this.acknowledged = acknowledged;
        this.receivedMs = receivedMs;
        this.startedNanos = startedNanos;
        this.answer = answer;
    }

    @Override
    public void telemetry(Device device, long tsMs, Values values) {
        entries.add(new Telemetry(device, effective(tsMs), receivedMs, quality(tsMs), values));
    }

    @Override
    public void event(Device device, long tsMs, String event, Map<String, Object> data) {
        entries.add(new DeviceEvent(device, effective(tsMs), receivedMs, quality(tsMs), event, data));
    }

    @Override
    public void status(Device device, boolean online) {
        PresenceState state = online ? PresenceState.ONLINE : PresenceState.OFFLINE;
        entries.add(new Presence(device, receivedMs, state, epoch, "status"));
    }

    private long effective(long tsMs) {
        return tsMs == NO_TIME || tsMs - receivedMs > MAX_AHEAD_MS ? receivedMs : tsMs;
    }

    private int quality(long tsMs) {
        if (tsMs == NO_TIME) {
            return 0;
        }
        if (tsMs - receivedMs > MAX_AHEAD_MS) {
            return Quality.CLOCK_SKEW.bit();
        }
        return receivedMs - tsMs > MAX_AGE_MS ? Quality.LATE.bit() : 0;
    }

    @Override
    public void refuse(Reason reason, String detail) {
        if (letters.size() < MAX_LETTERS) {
            letters.add(letter(reason, detail));
        }
    }

    @Override
    public void refuseAll(Reason reason, String detail) {
        entries.clear();
        letters.clear();
        letters.add(letter(reason, detail));
    }

    private DeadLetter letter(Reason reason, String detail) {
        String excerpt = new String(payload, 0, Math.min(payload.length, EXCERPT_BYTES), StandardCharsets.UTF_8)
                .replace('\0', '\uFFFD');
        return new DeadLetter(receivedMs, sender.id().value(), topic, reason.word(), detail, excerpt, payload.length);
    }
}
