package org.anju.sim.device;

import static org.anju.sim.device.Round.clamp;
import static org.anju.sim.device.Round.to;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.anju.sim.SeededRandom;

/**
 * A charge point with one connector and OCPP 1.6 states. A session draws full power until most of the wanted energy is in, then
 * tapers; energy is the integral of power (trapezoid); the connector warms with the square of the current and follows slowly.
 */
final class Charger implements Behaviour {
    private static final int TICK_MS = 10_000;
    private static final int STEP_MS = 1_000;
    private static final double PLUG_INS_PER_DAY = 1.8;
    private static final double TAPER_FROM = 0.85;
    private static final double RAMP_STEPS = 30;
    private static final double WARMING_TAU_S = 600;
    private static final double RESISTANCE_RISE_K = 17;
    private static final double FAULT_TAU_S = 15;
    private static final double FAULT_COOLING_TAU_S = 60;
    private static final double FAULT_TARGET_C = 92;
    private static final double TRIP_C = 80;
    private static final double RESET_C = 60;

    /** OCPP 1.6 ChargePointStatus, as far as this model goes through them. */
    private enum Status {
        AVAILABLE("Available"),
        PREPARING("Preparing"),
        CHARGING("Charging"),
        SUSPENDED_EV("SuspendedEV"),
        FINISHING("Finishing"),
        FAULTED("Faulted");

        private final String word;

        Status(String word) {
            this.word = word;
        }
    }

    private final SeededRandom random;
    private final String idTail;
    private final double ratedW;
    private final double residualMa;
    private final Pace pace = new Pace(STEP_MS);
    private long nowMs;
    private Status status = Status.AVAILABLE;
    private long statusUntilMs;
    private String sessionId = "";
    private double wantedWh;
    private double sessionWh;
    private double powerW;
    private double energyWh;
    private double connectorC;
    private double mainsV;
    private boolean overheating;
    private boolean smoking;
    private boolean stopped;
    private boolean scorched;

    Charger(String id, SeededRandom random) {
        this.random = random;
        this.idTail = id.length() <= 24 ? id : id.substring(id.length() - 24);
        this.ratedW = random.chance(0.4) ? 7_000 : random.between(300, 900);
        this.residualMa = random.between(0.5, 4.0);
    }

    @Override
    public int tickMs() {
        return TICK_MS;
    }

    @Override
    public void advance(long tsMs, EventSink events) {
        if (pace.unborn()) {
            start(tsMs);
        }
        pace.advance(tsMs, stepMs -> live(stepMs, events));
        mainsV = Climate.mainsV(tsMs) - 2 * powerW / 7_000;
        nowMs = tsMs;
    }

    private void start(long tsMs) {
        energyWh = Counters.since(tsMs, 5 * PLUG_INS_PER_DAY * ratedW * random.between(1.0, 1.3));
        connectorC = Climate.airC(tsMs);
        if (random.chance(0.35 * Math.min(1.5, Rhythm.charging(tsMs)))) {
            plugIn(tsMs);
            sessionWh = wantedWh * random.between(0.0, 0.7);
            powerW = ratedW;
            connectorC += RESISTANCE_RISE_K;
        }
    }

    private void plugIn(long tsMs) {
        status = Status.CHARGING;
        sessionId = idTail + "-" + Long.toString(tsMs / 1000, 36).toUpperCase(Locale.ROOT);
        wantedWh = ratedW * random.between(1.5, 5.0);
        sessionWh = 0;
    }

    private void live(long tsMs, EventSink events) {
        nextStatus(tsMs, events);
        double wasW = powerW;
        double targetW = status == Status.CHARGING ? curve() * (1 + 0.003 * random.bell()) : 0;
        powerW = targetW < wasW ? targetW : Math.min(targetW, wasW + ratedW / RAMP_STEPS);
        double grownWh = (wasW + powerW) / 2 * STEP_MS / 3.6e6;
        energyWh += grownWh;
        sessionWh += grownWh;
        warm(tsMs, events);
    }

    private double curve() {
        double share = sessionWh / wantedWh;
        return share < TAPER_FROM ? ratedW : ratedW * Math.max(0.08, (1.02 - share) / (1.02 - TAPER_FROM));
    }

    private void nextStatus(long tsMs, EventSink events) {
        switch (status) {
            case AVAILABLE -> {
                double plugIn = PLUG_INS_PER_DAY / 86_400_000.0 * STEP_MS * Rhythm.charging(tsMs);
                if (random.chance(plugIn)) {
                    status = Status.PREPARING;
                    statusUntilMs = tsMs + random.between(10_000, 40_000);
                }
            }
            case PREPARING -> {
                if (tsMs >= statusUntilMs) {
                    plugIn(tsMs);
                    events.event(tsMs, "session_started");
                }
            }
            case CHARGING -> {
                if (sessionWh >= wantedWh) {
                    status = Status.SUSPENDED_EV;
                    statusUntilMs = tsMs + random.between(60_000, 1_800_000);
                }
            }
            case SUSPENDED_EV -> {
                if (tsMs >= statusUntilMs) {
                    endSession(tsMs, "EVDisconnected", events);
                }
            }
            case FINISHING -> {
                if (tsMs >= statusUntilMs) {
                    status = Status.AVAILABLE;
                }
            }
            case FAULTED -> {
                if (!overheating && !stopped && connectorC < RESET_C) {
                    status = Status.AVAILABLE;
                    events.event(tsMs, "NoError");
                }
            }
        }
    }

    private void endSession(long tsMs, String reason, EventSink events) {
        events.event(tsMs, "session_ended", Map.of("reason", reason));
        status = Status.FINISHING;
        statusUntilMs = tsMs + random.between(20_000, 120_000);
        sessionId = "";
    }

    private void warm(long tsMs, EventSink events) {
        double load = powerW / ratedW;
        double restC = Climate.airC(tsMs) + RESISTANCE_RISE_K * load * load;
        scorched = overheating || (scorched && connectorC > restC + 5);
        double targetC = overheating ? FAULT_TARGET_C : restC;
        double tauS = overheating ? FAULT_TAU_S : scorched ? FAULT_COOLING_TAU_S : WARMING_TAU_S;
        connectorC += (targetC - connectorC) * STEP_MS / 1000 / tauS;
        if (overheating && connectorC >= TRIP_C && status != Status.FAULTED) {
            if (!sessionId.isEmpty()) {
                endSession(tsMs, "Other", events);
            }
            status = Status.FAULTED;
            events.event(tsMs, "over_temperature");
        }
    }

    @Override
    public Map<String, Object> sample() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("status", status.word);
        values.put("power_w", to(1, powerW));
        values.put("current_a", to(2, powerW / mainsV));
        values.put("voltage_v", to(1, clamp(mainsV, 200, 234)));
        values.put("energy_wh", to(2, energyWh));
        values.put("temperature_c", to(1, connectorC));
        values.put("residual_current_ma", to(1, residualMa * (0.4 + 0.6 * powerW / ratedW) + 0.2 * random.unit()));
        values.put("smoke", smoking);
        values.put("session_id", sessionId);
        return values;
    }

    @Override
    public void begin(Condition condition, EventSink events) {
        switch (condition) {
            case OVERHEAT -> overheat(events);
            case SMOKE -> {
                smoking = true;
                events.event(nowMs, "smoke");
            }
            case EMERGENCY_STOP -> fault("EmergencyStop", "emergency_stop", events);
            case GROUND_FAILURE -> fault("Other", "GroundFailure", events);
            default -> {}
        }
    }

    private void overheat(EventSink events) {
        if (overheating) {
            return;
        }
        overheating = true;
        if (status != Status.CHARGING && status != Status.FAULTED) {
            if (!sessionId.isEmpty()) {
                endSession(nowMs, "EVDisconnected", events);
            }
            plugIn(nowMs);
            events.event(nowMs, "session_started");
        }
    }

    private void fault(String endReason, String event, EventSink events) {
        if (stopped) {
            return;
        }
        stopped = true;
        if (!sessionId.isEmpty()) {
            endSession(nowMs, endReason, events);
        }
        status = Status.FAULTED;
        powerW = 0;
        events.event(nowMs, event);
    }

    @Override
    public void end(Condition condition, EventSink events) {
        switch (condition) {
            case OVERHEAT -> overheating = false;
            case SMOKE -> smoking = false;
            case EMERGENCY_STOP, GROUND_FAILURE -> {
                if (stopped) {
                    stopped = false;
                    status = Status.AVAILABLE;
                    events.event(nowMs, "NoError");
                }
            }
            default -> {}
        }
    }

    @Override
    public CommandReply command(String method, Map<String, Object> params, EventSink events) {
        switch (method) {
            case "stop_charging" -> {
                if (sessionId.isEmpty()) {
                    return CommandReply.refused("no session is running");
                }
                endSession(nowMs, "Remote", events);
                return CommandReply.done();
            }
            case "unlock_connector" -> {
                if (!sessionId.isEmpty()) {
                    endSession(nowMs, "UnlockCommand", events);
                }
                return CommandReply.done();
            }
            default -> {
                return CommandReply.unknown(method);
            }
        }
    }
}
