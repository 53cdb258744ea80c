package org.anju.gateway.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.dialect.Dialect;
import org.anju.gateway.dialect.Message;
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
    private static final int MAX_LETTERS = 20;

    final Publish publish;
    final Message said;
    final long arrivedMs;
    final long receivedMs;
    final long startedNanos;
    final Answer answer;
    final List<Entry> entries = new ArrayList<>(1);
    private final ClockSkews clocks;

    /** Like the next two, made when there is a first one: nearly every message is good and of somebody known. */
    List<DeadLetter> letters = List.of();

    private @Nullable Letters maker;
    private List<Device> appeared = List.of();

    @Nullable
    Dialect dialect;

    /**
     * @param arrivedMs when the message came; before {@code receivedMs} for one that is taken in again
     */
    Passage(Publish publish, ClockSkews clocks, long arrivedMs, long receivedMs, long startedNanos, Answer answer) {
        this.publish = publish;
        this.clocks = clocks;
        this.said = new Message(publish.topic(), publish.payload(), publish.contentType(), publish.sender());
        this.arrivedMs = arrivedMs;
        this.receivedMs = receivedMs;
        this.startedNanos = startedNanos;
        this.answer = answer;
    }

    @Override
    public void telemetry(Device device, long tsMs, Values values) {
        appears(device, "data");
        clock(device, tsMs);
        entries.add(new Telemetry(device, effective(tsMs), receivedMs, quality(tsMs), values));
    }

    @Override
    public void event(Device device, long tsMs, String event, Map<String, Object> data) {
        appears(device, "data");
        clock(device, tsMs);
        entries.add(new DeviceEvent(device, effective(tsMs), receivedMs, quality(tsMs), event, data));
    }

    @Override
    public void status(Device device, boolean online) {
        if (online) {
            publish.sender().appears(device);
        } else {
            publish.sender().vanishes(device);
        }
        presence(device, online, "status");
    }

    @Override
    public void relayed(Device device, boolean connected) {
        if (connected) {
            appears(device, "relay_connected");
        } else {
            publish.sender().vanishes(device);
            presence(device, false, "relay_disconnected");
        }
    }

    /** A device that shows itself through the sender for the first time is online from then on. */
    private void appears(Device device, String reason) {
        if (publish.sender().appears(device)) {
            if (appeared.isEmpty()) {
                appeared = new ArrayList<>(1);
            }
            appeared.add(device);
            presence(device, true, reason);
        }
    }

    /** Whether the message came before and is taken in again. */
    boolean isAgain() {
        return arrivedMs != receivedMs;
    }

    private void presence(Device device, boolean online, String reason) {
        if (isAgain()) {
            return;
        }
        PresenceState state = online ? PresenceState.ONLINE : PresenceState.OFFLINE;
        entries.add(new Presence(device, receivedMs, state, publish.sender().epoch(), reason));
    }

    /** Nothing of this message was kept: who appeared in it is news again. */
    void forget() {
        appeared.forEach(publish.sender()::vanishes);
    }

    /** Whether it holds telemetry and nothing that must never be shed. */
    boolean isTelemetry() {
        return entries.stream().noneMatch(entry -> entry instanceof DeviceEvent)
                && entries.stream().anyMatch(entry -> entry instanceof Telemetry);
    }

    private void clock(Device device, long tsMs) {
        if (tsMs != NO_TIME && !isAgain()) {
            clocks.seen(device, tsMs, receivedMs);
        }
    }

    private long effective(long tsMs) {
        return tsMs == NO_TIME || tsMs - arrivedMs > MAX_AHEAD_MS ? arrivedMs : tsMs;
    }

    private int quality(long tsMs) {
        int bits = receivedMs - effective(tsMs) > MAX_AGE_MS ? Quality.LATE.bit() : 0;
        return tsMs != NO_TIME && tsMs - arrivedMs > MAX_AHEAD_MS ? bits | Quality.CLOCK_SKEW.bit() : bits;
    }

    @Override
    public void refuse(Reason reason, String detail) {
        if (letters.size() < MAX_LETTERS) {
            bury(reason, detail);
        }
    }

    @Override
    public void refuseAll(Reason reason, String detail) {
        forget();
        entries.clear();
        letters = List.of();
        maker = null;
        bury(reason, detail);
    }

    private void bury(Reason reason, String detail) {
        Letters letter = maker;
        if (letter == null) {
            letter = new Letters(
                    arrivedMs,
                    publish.sender().device().id().value(),
                    publish.topic(),
                    publish.payload(),
                    publish.contentType());
            maker = letter;
            letters = new ArrayList<>(1);
        }
        letters.add(letter.next(reason, detail));
    }
}
