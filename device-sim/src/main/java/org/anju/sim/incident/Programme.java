package org.anju.sim.incident;

import java.util.List;
import org.anju.sim.device.Condition;
import org.anju.sim.estate.Kind;
import org.anju.sim.incident.Incident.Part;

/** The incidents a demonstration run cycles over. A new one is one entry here. */
public final class Programme {
    private Programme() {}

    /** One round, in order. */
    public static List<Incident> round() {
        return List.of(
                new Incident("强行开门", "door forced open", 45, List.of(new Part(Kind.GATE, Condition.FORCED_OPEN, "门禁"))),
                new Incident("充电桩超温", "charger over-temperature", 60, List.of(part(Kind.CHARGER, Condition.OVERHEAT))),
                new Incident("电梯困人", "passengers trapped", 90, List.of(part(Kind.ELEVATOR, Condition.ENTRAPMENT))),
                new Incident("视频丢失", "camera signal lost", 75, List.of(part(Kind.CAMERA, Condition.SIGNAL_LOSS))),
                new Incident("路灯漏电", "lamp earth leakage", 90, List.of(part(Kind.LAMP, Condition.EARTH_LEAKAGE))),
                new Incident(
                        "电动车进电梯",
                        "e-bike in elevator",
                        20,
                        List.of(part(Kind.ELEVATOR, Condition.EBIKE), new Part(Kind.CAMERA, Condition.EBIKE, "轿厢"))),
                new Incident(
                        "消防通道占用",
                        "fire lane blocked",
                        60,
                        List.of(new Part(Kind.CAMERA, Condition.FIRE_LANE_BLOCKED, "消防通道"))),
                new Incident("设备断电离线", "device power pulled", 150, List.of(part(Kind.GATE, Condition.POWER_LOSS))));
    }

    private static Part part(Kind kind, Condition condition) {
        return new Part(kind, condition, "");
    }
}
