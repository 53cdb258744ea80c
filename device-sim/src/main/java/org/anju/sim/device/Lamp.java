package org.anju.sim.device;

import static org.anju.sim.device.Round.clamp;
import static org.anju.sim.device.Round.to;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.sim.SeededRandom;
import org.shredzone.commons.suncalc.SunPosition;

/**
 * A street lamp: lit from sunset to sunrise at its own place, dimmed to a plan through the night. Power follows the dimming,
 * energy is the integral of power (trapezoid), burning hours count lit time.
 */
final class Lamp implements Behaviour {
    private static final int TICK_MS = 60_000;
    private static final long LONGEST_GAP_MS = 600_000;
    /** Centre of the sun at sunrise and sunset by definition: refraction 34' and half a diameter 16'. */
    private static final double HORIZON_DEG = -0.833;

    private static final double STANDBY_W = 0.6;
    private static final double DRIVER_SHARE = 0.08;
    private static final double NIGHT_HOURS_A_DAY = 14.5;
    private static final double LEANING_DEG = 14;
    private static final long MANUAL_MS = 1_800_000;

    private final double latitude;
    private final double longitude;
    private final SeededRandom random;
    private final double ratedW;
    private final double tiltDeg;
    private final double leakageMa;
    private long nowMs = Long.MIN_VALUE;
    private double sunDeg;
    private double voltageV;
    private double dimmingPct;
    private double powerW;
    private double energyKwh;
    private double burnHours;
    private boolean leaking;
    private boolean broken;
    private boolean leaning;
    private double manualPct;
    private long manualUntilMs = Long.MIN_VALUE;

    Lamp(double latitude, double longitude, SeededRandom random) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.random = random;
        this.ratedW = random.chance(0.5) ? 60 : 40;
        this.tiltDeg = random.between(0.1, 1.8);
        this.leakageMa = random.between(0.3, 3.0);
    }

    @Override
    public int tickMs() {
        return TICK_MS;
    }

    @Override
    public void advance(long tsMs, EventSink events) {
        if (nowMs == Long.MIN_VALUE) {
            burnHours = Counters.since(tsMs, NIGHT_HOURS_A_DAY * random.between(1.0, 1.2));
            energyKwh = burnHours * ratedW / 1000;
            glow(tsMs);
            nowMs = tsMs;
            return;
        }
        long gapMs = tsMs - nowMs;
        double wasPowerW = powerW;
        boolean wasLit = dimmingPct > 0;
        glow(tsMs);
        if (gapMs <= LONGEST_GAP_MS) {
            energyKwh += (wasPowerW + powerW) / 2 * gapMs / 3.6e9;
            burnHours += wasLit ? gapMs / 3.6e6 : 0;
        }
        nowMs = tsMs;
    }

    private void glow(long tsMs) {
        sunDeg = SunPosition.compute()
                .on(Instant.ofEpochMilli(tsMs))
                .at(latitude, longitude)
                .execute()
                .getTrueAltitude();
        dimmingPct = tsMs < manualUntilMs ? manualPct : planned(tsMs);
        voltageV = Climate.mainsV(tsMs) + 0.4 * random.bell();
        powerW = dimmingPct == 0 || broken
                ? STANDBY_W
                : ratedW * (DRIVER_SHARE + (1 - DRIVER_SHARE) * dimmingPct / 100) * (1 + 0.004 * random.bell());
    }

    private double planned(long tsMs) {
        if (sunDeg >= HORIZON_DEG) {
            return 0;
        }
        double hour = Rhythm.hour(tsMs);
        boolean deepNight = hour >= 23 || hour < 5;
        return deepNight ? 40 : hour > 12 ? 100 : 80;
    }

    private double daylightLx() {
        if (sunDeg > 0) {
            return 400 + 98_000 * Math.pow(Math.sin(Math.toRadians(sunDeg)), 1.2);
        }
        return 400 * Math.exp(sunDeg * 0.9) + 0.2;
    }

    @Override
    public Map<String, Object> sample() {
        boolean lit = dimmingPct > 0;
        double powerFactor = lit ? 0.95 + 0.03 * dimmingPct / 100 : 0.9;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("on", lit);
        values.put("dimming_pct", dimmingPct);
        values.put("voltage_v", to(1, clamp(voltageV, 200, 234)));
        values.put("current_a", to(3, powerW / (voltageV * powerFactor)));
        values.put("power_w", to(2, powerW));
        values.put("power_factor", to(2, powerFactor));
        values.put("energy_kwh", to(5, energyKwh));
        values.put("leakage_ma", to(1, leaking ? 60 + random.bell() : leakageMa + 0.1 * random.unit()));
        values.put("tilt_deg", to(1, leaning ? LEANING_DEG : clamp(tiltDeg + 0.1 * random.bell(), 0, 4)));
        values.put("illuminance_lx", to(1, daylightLx() * (1 + 0.03 * random.bell())));
        values.put("burn_hours", to(3, burnHours));
        return values;
    }

    @Override
    public void begin(Condition condition, EventSink events) {
        switch (condition) {
            case EARTH_LEAKAGE -> {
                if (!leaking) {
                    leaking = true;
                    events.event(nowMs, "leakage_detected");
                }
            }
            case LAMP_FAILURE -> {
                if (!broken) {
                    broken = true;
                    glow(nowMs);
                    events.event(nowMs, "lamp_failure");
                }
            }
            case IMPACT -> {
                leaning = true;
                events.event(nowMs, "impact");
            }
            case SOS -> events.event(nowMs, "sos");
            case CABINET_OPEN -> events.event(nowMs, "cabinet_door_open");
            default -> {}
        }
    }

    @Override
    public void end(Condition condition, EventSink events) {
        switch (condition) {
            case EARTH_LEAKAGE -> leaking = false;
            case LAMP_FAILURE -> broken = false;
            case IMPACT -> leaning = false;
            default -> {}
        }
    }

    @Override
    public CommandReply command(String method, Map<String, Object> params, EventSink events) {
        if (!method.equals("set_light")) {
            return CommandReply.unknown(method);
        }
        if (!(params.get("dimming_pct") instanceof Number wanted)
                || wanted.doubleValue() < 0
                || wanted.doubleValue() > 100) {
            return CommandReply.refused("dimming_pct must be a number from 0 to 100");
        }
        manualPct = wanted.doubleValue();
        manualUntilMs = nowMs + MANUAL_MS;
        glow(nowMs);
        return new CommandReply(true, Map.of("dimming_pct", manualPct));
    }
}
