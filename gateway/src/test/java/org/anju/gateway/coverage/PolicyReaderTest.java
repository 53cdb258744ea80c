package org.anju.gateway.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.model.Kind;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {
    @Test
    void theBuiltInPolicyIsWholeAndNamesASourceForEveryNumber() throws Exception {
        Policy policy = PolicyReader.read(Policies.builtIn(), Profiles.load(null));

        assertEquals(Indicator.values().length, policy.levels().size());
        assertEquals(98, policy.levels().get(Indicator.WORKING_24H).atLeastPct());
        policy.levels().values().forEach(level -> assertFalse(level.source().isBlank()));
        policy.systems().forEach(system -> assertFalse(system.source().isBlank()));
        policy.systems().forEach(system -> system.points()
                .forEach(point -> assertFalse(policy.point(point).zh().equals(point), point)));
        assertEquals(
                List.of(24, 58, 54),
                policy.plan().batches().stream().map(Policy.Batch::compounds).toList());
        assertEquals(64, policy.hash().length());
    }

    @Test
    void everyMistakeIsNamed() throws Exception {
        Map<String, Kind> kinds = Profiles.load(null);
        String bad = """
                policy: x
                version: ""
                title: { zh: 测试 }
                source: s
                sytems: []
                systems:
                  - { id: a, title: { zh: a, en: a }, kind: toaster, per: compound, count: 0 }
                working:
                  camera:
                    - { field: speed, above: 1 }
                    - { field: recording, above: 1 }
                    - { field: fps, over: 1 }
                sheet: [weight]
                levels:
                  online_24h: { at_least_pct: 101, weight: 0, source: s }
                  happiness: {}
                """;
        assertEquals(
                List.of(
                        "levels.happiness: is not known; known are alert_path, fresh_24h, installed, online_24h, online_30d, registered,"
                                + " working_24h",
                        "levels.online_24h.at_least_pct: must be a number from 0 to 100",
                        "levels: the weights add up to nothing; give at least one a weight",
                        "sheet: 'weight' is not known; known are gb28181, installed, location, model, point, serial, vendor,"
                                + " warrantyUntil",
                        "systems[0].count: must be a whole number from 1 to 10000",
                        "systems[0].kind: there is no kind 'toaster'; known are camera, charger, elevator, gate, lamp",
                        "systems[0].source: is missing; every number names where it comes from",
                        "sytems: is not known here; known are alert, fresh_samplings, levels, plan, points, policy, sheet, source,"
                                + " systems, title, version, working",
                        "title: needs both zh and en",
                        "version: must be a word of letters, digits, '.', '_' and '-'",
                        "working.camera[0]: a camera has no field 'speed'; it has fps, bitrate_kbps, packet_loss_pct, storage_free_pct,"
                                + " temperature_c, recording, signal_lost",
                        "working.camera[1]: field 'recording' is no number; use is, in or not_in",
                        "working.camera[2].over: is not known here; known are field, if, above, at_least, below, at_most, is, in, not_in",
                        "working.camera[2]: compares nothing; write one of above, at_least, below, at_most, is, in, not_in"),
                assertThrows(PolicyException.class, () -> PolicyReader.read(bad, kinds)).problems().stream()
                        .sorted()
                        .toList());
        assertEquals(
                "line 1",
                assertThrows(PolicyException.class, () -> PolicyReader.read("{", kinds))
                        .problems()
                        .get(0)
                        .substring(0, 6));
    }
}
