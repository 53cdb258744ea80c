package org.anju.sim.device;

import static org.anju.sim.device.Round.clamp;
import static org.anju.sim.device.Round.to;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.sim.SeededRandom;

/**
 * A door or barrier: people come and go with the day's peaks, a few are refused, the door falls shut some seconds after it was
 * opened, and a buffered 12 V supply feeds the lock.
 */
final class Gate implements Behaviour {
    private static final int TICK_MS = 5_000;
    private static final int STEP_MS = 1_000;
    private static final double OPENINGS_PER_HOUSEHOLD_DAY = 3;
    private static final double DENIED_SHARE = 0.02;
    private static final int OPEN_MS = 6_000;
    /** Refusals in the order of their likelihood; the words are ONVIF's DenyReason. */
    private static final List<String> DENY_REASONS = List.of(
            "Unauthorized",
            "CredentialExpired",
            "CredentialNotEnabled",
            "NotPermittedAtThisTime",
            "InvalidPIN",
            "Other");

    private final SeededRandom random;
    private final double openingsPerDay;
    private final double supplyV;
    private final Pace pace = new Pace(STEP_MS);
    private long nowMs;
    private long opens;
    private long denied;
    private long openUntilMs = Long.MIN_VALUE;
    private boolean forced;
    private boolean held;
    private boolean released;
    private boolean lockedDown;

    /**
     * A gate.
     *
     * @param households homes behind it
     */
    Gate(double households, SeededRandom random) {
        this.random = random;
        this.openingsPerDay = OPENINGS_PER_HOUSEHOLD_DAY * households * random.between(0.7, 1.3);
        this.supplyV = random.between(12.6, 13.6);
    }

    @Override
    public int tickMs() {
        return TICK_MS;
    }

    @Override
    public void advance(long tsMs, EventSink events) {
        if (pace.unborn()) {
            opens = (long) Counters.since(tsMs, 1.4 * openingsPerDay);
            denied = (long) Counters.since(tsMs, 3 * DENIED_SHARE * openingsPerDay);
        }
        pace.advance(tsMs, stepMs -> live(stepMs, events));
        nowMs = tsMs;
    }

    private void live(long tsMs, EventSink events) {
        double arrival = openingsPerDay / 86_400_000.0 * STEP_MS * Rhythm.traffic(tsMs);
        if (!random.chance(arrival)) {
            return;
        }
        if (lockedDown || random.chance(DENIED_SHARE)) {
            denied++;
            events.event(tsMs, "access_denied", Map.of("reason", denyReason()));
        } else {
            admit(tsMs, events);
        }
    }

    private String denyReason() {
        double skewed = random.unit() * random.unit();
        return DENY_REASONS.get((int) (skewed * DENY_REASONS.size()));
    }

    private void admit(long tsMs, EventSink events) {
        opens++;
        openUntilMs = tsMs + OPEN_MS;
        events.event(tsMs, "access_granted");
    }

    @Override
    public Map<String, Object> sample() {
        boolean unlocked = nowMs < openUntilMs || held || released;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("door_state", unlocked || forced ? "Open" : "Closed");
        values.put("lock_state", unlocked ? "Unlocked" : forced ? "Fault" : "Locked");
        values.put("opens_total", opens);
        values.put("denied_total", denied);
        values.put("voltage_v", to(2, clamp(supplyV - (unlocked ? 0.5 : 0) + 0.05 * random.bell(), 11, 14.2)));
        return values;
    }

    @Override
    public void begin(Condition condition, EventSink events) {
        switch (condition) {
            case FORCED_OPEN -> {
                if (!forced) {
                    forced = true;
                    openUntilMs = Long.MIN_VALUE;
                    events.event(nowMs, "forced_open");
                }
            }
            case HELD_OPEN -> {
                if (!held) {
                    held = true;
                    admit(nowMs, events);
                    events.event(nowMs, "held_open");
                }
            }
            case DURESS -> {
                admit(nowMs, events);
                events.event(nowMs, "duress");
            }
            case TAILGATING -> {
                admit(nowMs, events);
                events.event(nowMs, "tailgating");
            }
            case FIRE_RELEASE -> {
                released = true;
                events.event(nowMs, "fire_release");
            }
            case TAMPER -> events.event(nowMs, "tamper");
            case BARRIER_HIT -> events.event(nowMs, "barrier_hit");
            default -> {}
        }
    }

    @Override
    public void end(Condition condition, EventSink events) {
        switch (condition) {
            case FORCED_OPEN -> {
                if (forced) {
                    forced = false;
                    events.event(nowMs, "door_closed");
                }
            }
            case HELD_OPEN -> {
                if (held) {
                    held = false;
                    events.event(nowMs, "door_closed");
                }
            }
            case FIRE_RELEASE -> released = false;
            default -> {}
        }
    }

    @Override
    public CommandReply command(String method, Map<String, Object> params, EventSink events) {
        switch (method) {
            case "release" -> {
                lockedDown = false;
                admit(nowMs, events);
                return CommandReply.done();
            }
            case "lock" -> {
                lockedDown = true;
                openUntilMs = Long.MIN_VALUE;
                return CommandReply.done();
            }
            default -> {
                return CommandReply.unknown(method);
            }
        }
    }
}
