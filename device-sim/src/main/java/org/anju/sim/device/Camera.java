package org.anju.sim.device;

import static org.anju.sim.device.Round.clamp;
import static org.anju.sim.device.Round.to;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.sim.SeededRandom;

/**
 * A network camera: the bit rate follows the bustle in front of it, loss is small with rare bursts, the disk fills over a month
 * and then overwrites its oldest day, the housing is a little warmer than the air.
 */
final class Camera implements Behaviour {
    private static final int TICK_MS = 30_000;
    private static final double RETENTION_MS = 30 * 86_400_000.0;
    private static final double DISK_FULL_FREE_PCT = 12;

    private final SeededRandom random;
    private final double nominalFps;
    private final double nominalKbps;
    private final double diskPhase;
    private final double housingK;
    private final Pace pace = new Pace(TICK_MS);
    private long nowMs;
    private double bitrateKbps;
    private double lossPct;
    private boolean signalLost;
    private boolean frozen;
    private long rebootUntilMs = Long.MIN_VALUE;

    Camera(SeededRandom random) {
        this.random = random;
        this.nominalFps = random.chance(0.7) ? 25 : 20;
        this.nominalKbps = random.chance(0.6) ? 2_048 : 4_096;
        this.diskPhase = random.unit();
        this.housingK = random.between(6.0, 12.0);
    }

    @Override
    public int tickMs() {
        return TICK_MS;
    }

    @Override
    public void advance(long tsMs, EventSink events) {
        nowMs = tsMs;
        if (pace.unborn()) {
            live(tsMs);
        }
        pace.advance(tsMs, this::live);
    }

    private void live(long tsMs) {
        double bustle = 0.75 + 0.2 * Rhythm.traffic(tsMs);
        bitrateKbps = clamp(nominalKbps * bustle * (1 + 0.06 * random.bell()), 600, 8_000);
        double burst = random.chance(0.01) ? random.between(0.5, 1.4) : 0;
        lossPct = clamp(0.08 * Math.abs(random.bell()) + burst, 0, 1.9);
    }

    @Override
    public Map<String, Object> sample() {
        boolean dark = signalLost || nowMs < rebootUntilMs;
        double month = (nowMs / RETENTION_MS + diskPhase) % 1.0;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fps", dark || frozen ? 0.0 : to(1, clamp(nominalFps + 0.15 * random.bell(), 12, 60)));
        values.put("bitrate_kbps", dark ? 0.0 : to(0, bitrateKbps));
        values.put("packet_loss_pct", dark ? 0.0 : to(2, lossPct));
        values.put("storage_free_pct", to(2, Math.max(DISK_FULL_FREE_PCT, 90 - 95 * month)));
        values.put("temperature_c", to(1, clamp(Climate.airC(nowMs) + housingK, -20, 58)));
        values.put("recording", !dark);
        values.put("signal_lost", signalLost);
        return values;
    }

    @Override
    public void begin(Condition condition, EventSink events) {
        switch (condition) {
            case SIGNAL_LOSS -> {
                signalLost = true;
                events.event(nowMs, "signal_loss");
            }
            case FROZEN_PICTURE -> frozen = true;
            case SCENE_CHANGE -> events.event(nowMs, "scene_change");
            case TAMPER -> events.event(nowMs, "tamper");
            case FIRE_LANE_BLOCKED -> events.event(nowMs, "fire_lane_blocked");
            case EBIKE -> events.event(nowMs, "ebike_in_elevator");
            case FIRE -> events.event(nowMs, "smoke_fire");
            case FALLING_OBJECT -> events.event(nowMs, "falling_object");
            case INTRUSION -> events.event(nowMs, "intrusion");
            case FALL -> events.event(nowMs, "fall");
            case CROWD -> events.event(nowMs, "crowd");
            default -> {}
        }
    }

    @Override
    public void end(Condition condition, EventSink events) {
        if (condition == Condition.SIGNAL_LOSS && signalLost) {
            signalLost = false;
            events.event(nowMs, "signal_restored");
        } else if (condition == Condition.FROZEN_PICTURE) {
            frozen = false;
        }
    }

    @Override
    public CommandReply command(String method, Map<String, Object> params, EventSink events) {
        switch (method) {
            case "reboot" -> {
                rebootUntilMs = nowMs + 45_000;
                return CommandReply.done();
            }
            case "snapshot" -> {
                return new CommandReply(true, Map.of("bytes", random.between(80_000, 240_000)));
            }
            default -> {
                return CommandReply.unknown(method);
            }
        }
    }
}
