package org.anju.sim.incident;

import java.util.List;
import org.anju.sim.device.Condition;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Kind;

/**
 * The incidents a demonstration run cycles over, in this order. Every part of one befalls a device of the same compound at the
 * same moment and ends after the incident's duration.
 */
public enum Incident {
    FORCED_DOOR("强行开门", "door forced open", 45, new Part(Kind.GATE, Condition.FORCED_OPEN, "门禁")),
    CHARGER_OVERHEAT("充电桩超温", "charger over-temperature", 60, new Part(Kind.CHARGER, Condition.OVERHEAT, "")),
    ENTRAPMENT("电梯困人", "passengers trapped", 90, new Part(Kind.ELEVATOR, Condition.ENTRAPMENT, "")),
    CAMERA_DARK("视频丢失", "camera signal lost", 75, new Part(Kind.CAMERA, Condition.SIGNAL_LOSS, "")),
    LAMP_LEAKAGE("路灯漏电", "lamp earth leakage", 90, new Part(Kind.LAMP, Condition.EARTH_LEAKAGE, "")),
    EBIKE_IN_LIFT(
            "电动车进电梯",
            "e-bike in elevator",
            20,
            new Part(Kind.ELEVATOR, Condition.EBIKE, ""),
            new Part(Kind.CAMERA, Condition.EBIKE, "轿厢")),
    FIRE_LANE("消防通道占用", "fire lane blocked", 60, new Part(Kind.CAMERA, Condition.FIRE_LANE_BLOCKED, "消防通道")),
    POWER_PULLED("设备断电离线", "device power pulled", 150, new Part(Kind.GATE, Condition.POWER_LOSS, ""));

    private final String zh;
    private final String en;
    private final int seconds;
    private final List<Part> parts;

    Incident(String zh, String en, int seconds, Part... parts) {
        this.zh = zh;
        this.en = en;
        this.seconds = seconds;
        this.parts = List.of(parts);
    }

    /**
     * One device's part in an incident.
     *
     * @param nameHint what the device's name should contain; any device of the kind will do where none matches
     */
    public record Part(Kind kind, Condition condition, String nameHint) {

        boolean prefers(Device device) {
            return device.name() != null && device.name().contains(nameHint);
        }
    }

    /** Seconds of the simulated clock from begin to end. */
    public int seconds() {
        return seconds;
    }

    /** Who takes part. */
    public List<Part> parts() {
        return parts;
    }

    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
