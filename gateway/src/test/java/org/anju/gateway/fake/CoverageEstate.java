package org.anju.gateway.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.estate.Register;
import org.anju.gateway.estate.Sheet;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Kind;

/** Compounds of one building with four entrances, some of which have a camera, and a policy that wants one at each. */
public final class CoverageEstate {
    /** Entrances of the building. */
    public static final int ENTRANCES = 4;

    /** A policy in which every share of time counts. */
    public static final String POLICY = """
            policy: test
            version: "1"
            title: { zh: 测试, en: Test }
            source: test
            systems:
              - { id: entrance_video, title: { zh: 单元视频, en: Entrance video }, kind: camera, points: [entrance], per: entrance, source: test }
            working:
              camera:
                - { field: fps, above: 0 }
            sheet: [serial]
            fresh_samplings: 3
            levels:
              installed:   { at_least_pct: 100,  weight: 3, source: test }
              registered:  { at_least_pct: 100,  weight: 1, source: test }
              online_24h:  { at_least_pct: 93.5, weight: 2, source: test }
              online_30d:  { at_least_pct: 93.5, weight: 1, source: test }
              working_24h: { at_least_pct: 98,   weight: 2, source: test }
              fresh_24h:   { at_least_pct: 50,   weight: 1, source: test }
            alert: { below_score: 80, back_at_score: 90, for_min: 2 }
            """;

    private CoverageEstate() {}

    /**
     * One compound, C1.
     *
     * @param entrances entrances that have a camera, one camera per mention
     * @param bare how many of the cameras have no serial number
     */
    public static Estate of(List<Integer> entrances, int bare) {
        return city(List.of(entrances), bare);
    }

    /** Several compounds, C1, C2 ..., batch 2021 and on. */
    public static Estate city(List<List<Integer>> compounds, int bare) {
        Map<String, Kind> kinds;
        try {
            kinds = Profiles.load(null);
        } catch (InvalidProfileException e) {
            throw new IllegalStateException(e);
        }
        Map<String, Compound> places = new LinkedHashMap<>();
        Map<String, Device> devices = new LinkedHashMap<>();
        Map<String, Register.Entry> entries = new LinkedHashMap<>();
        for (int c = 1; c <= compounds.size(); c++) {
            String compound = "C" + c;
            places.put(
                    compound,
                    new Compound(
                            compound,
                            "A1",
                            "小区" + c,
                            2020 + c,
                            50,
                            Double.NaN,
                            Double.NaN,
                            "物业",
                            "",
                            true,
                            List.of(new Building("B1", ENTRANCES, 6))));
            int number = 0;
            for (int entrance : compounds.get(c - 1)) {
                String id = compound + "-camera-" + ++number;
                String name = "B1楼" + entrance + "单元摄像机";
                devices.put(id, new Device(new DeviceId(id), kinds.get("camera"), "A1", compound, "B1", name));
                String serial = number <= bare ? "" : "S" + number;
                Sheet sheet = new Sheet(entrance, 1, "entrance", "", "", "", serial, "", "", "", LifeCycle.IN_SERVICE);
                entries.put(id, new Register.Entry(id, "camera", compound, "B1", name, sheet, 0, true));
            }
        }
        return new Estate(
                "偃师",
                "410381",
                "Asia/Shanghai",
                kinds,
                Map.of("A1", new Area("A1", "一片区", "")),
                places,
                devices,
                new Register(entries, Map.of()),
                1);
    }
}
