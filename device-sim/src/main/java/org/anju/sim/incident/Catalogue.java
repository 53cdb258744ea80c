package org.anju.sim.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anju.sim.BadInputException;
import org.anju.sim.device.Condition;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Mishap;
import org.anju.sim.estate.Profile;
import org.anju.sim.fault.Fault;
import org.anju.sim.fault.FaultSpec;
import org.anju.sim.fleet.Effect;

/**
 * Every incident that can be staged on a running fleet. A new one of the contract's kinds is one entry here; what may befall other kinds their
 * profiles say.
 */
public final class Catalogue {
    private static final List<Incident> BUILT_IN = List.of(
            one(
                    "forced_open",
                    "强行开门",
                    "door forced open",
                    45,
                    Kind.GATE,
                    Condition.FORCED_OPEN,
                    "门禁",
                    "gate.forced_open"),
            one(
                    "overheat",
                    "充电桩超温",
                    "charger over-temperature",
                    60,
                    Kind.CHARGER,
                    Condition.OVERHEAT,
                    "",
                    "charger.over_temperature"),
            one(
                    "entrapment",
                    "电梯困人",
                    "passengers trapped",
                    90,
                    Kind.ELEVATOR,
                    Condition.ENTRAPMENT,
                    "",
                    "elevator.entrapment"),
            one(
                    "signal_loss",
                    "视频丢失",
                    "camera signal lost",
                    75,
                    Kind.CAMERA,
                    Condition.SIGNAL_LOSS,
                    "",
                    "camera.signal_loss"),
            one(
                    "earth_leakage",
                    "路灯漏电",
                    "lamp earth leakage",
                    90,
                    Kind.LAMP,
                    Condition.EARTH_LEAKAGE,
                    "",
                    "lamp.leakage"),
            new Incident(
                    "ebike",
                    "电动车进电梯",
                    "e-bike in elevator",
                    20,
                    List.of(part(Kind.ELEVATOR, Condition.EBIKE, ""), part(Kind.CAMERA, Condition.EBIKE, "轿厢")),
                    List.of("elevator.ebike_detected", "camera.ebike_in_elevator")),
            one(
                    "fire_lane_blocked",
                    "消防通道占用",
                    "fire lane blocked",
                    60,
                    Kind.CAMERA,
                    Condition.FIRE_LANE_BLOCKED,
                    "消防通道",
                    "camera.fire_lane_blocked"),
            new Incident(
                    "gate_power_pull",
                    "设备断电离线",
                    "device power pulled",
                    150,
                    List.of(new Incident.Part(Kind.GATE, new Effect.Disturb(FaultSpec.of(Fault.POWER_PULL)), "门禁")),
                    List.of("gate.offline")),
            one(
                    "falling_object",
                    "高空抛物",
                    "object thrown from height",
                    30,
                    Kind.CAMERA,
                    Condition.FALLING_OBJECT,
                    "高空抛物",
                    "camera.falling_object"),
            one("duress", "胁迫开门", "opened under duress", 30, Kind.GATE, Condition.DURESS, "单元门禁", "gate.duress"),
            one("smoke", "充电桩冒烟", "smoke at a charger", 60, Kind.CHARGER, Condition.SMOKE, "", "charger.smoke"),
            one("sos", "一键求助", "SOS at a pole", 30, Kind.LAMP, Condition.SOS, "", "lamp.sos"),
            one("held_open", "门长时间未关", "door held open", 60, Kind.GATE, Condition.HELD_OPEN, "单元门禁", "gate.held_open"),
            one("fire", "发现烟火", "smoke or fire seen", 60, Kind.CAMERA, Condition.FIRE, "", "camera.smoke_fire"),
            one("impact", "灯杆被撞", "pole hit", 300, Kind.LAMP, Condition.IMPACT, "", "lamp.impact"),
            one("intrusion", "区域入侵", "intrusion", 60, Kind.CAMERA, Condition.INTRUSION, "", "camera.intrusion"),
            one("barrier_hit", "道闸被撞", "barrier hit", 60, Kind.GATE, Condition.BARRIER_HIT, "道闸", "gate.barrier_hit"),
            one(
                    "mains_lost",
                    "电梯停电",
                    "elevator without mains",
                    120,
                    Kind.ELEVATOR,
                    Condition.MAINS_LOST,
                    "",
                    "elevator.power_lost"),
            one(
                    "emergency_stop",
                    "充电桩急停",
                    "emergency stop pressed",
                    90,
                    Kind.CHARGER,
                    Condition.EMERGENCY_STOP,
                    "",
                    "charger.emergency_stop"),
            one("lamp_failure", "灯具故障", "lamp failure", 300, Kind.LAMP, Condition.LAMP_FAILURE, "", "lamp.failure"),
            one("tamper", "门禁被拆动", "gate tampered with", 60, Kind.GATE, Condition.TAMPER, "", "gate.tamper"),
            one("fall", "人员跌倒", "person fell", 60, Kind.CAMERA, Condition.FALL, "", "camera.fall"));

    private final List<Incident> all = new ArrayList<>(BUILT_IN);

    /** The incidents of the contract's kinds, and those that may befall these kinds. */
    public Catalogue(Collection<Kind> kinds) {
        for (Kind kind : kinds) {
            Profile profile = kind.profile();
            if (profile != null) {
                profile.mishaps().forEach(mishap -> add(kind, mishap));
            }
        }
    }

    private void add(Kind kind, Mishap mishap) {
        if (find(mishap.id()).isPresent()) {
            throw new BadInputException("incident " + mishap.id() + " of kind " + kind
                    + " has the name of another; rename it in the profile");
        }
        Incident.Part part = new Incident.Part(kind, new Effect.Suffer(mishap), "");
        all.add(new Incident(mishap.id(), mishap.zh(), mishap.en(), mishap.seconds(), List.of(part), mishap.expects()));
    }

    /** All incidents, in the order in which a demonstration goes through them. */
    public List<Incident> all() {
        return List.copyOf(all);
    }

    /** The incident of an id. */
    public Optional<Incident> find(String id) {
        return all.stream().filter(incident -> incident.id().equals(id)).findFirst();
    }

    private static Incident one(
            String id, String zh, String en, int seconds, Kind kind, Condition condition, String hint, String rule) {
        return new Incident(id, zh, en, seconds, List.of(part(kind, condition, hint)), List.of(rule));
    }

    private static Incident.Part part(Kind kind, Condition condition, String nameHint) {
        return new Incident.Part(kind, new Effect.Befall(condition), nameHint);
    }
}
