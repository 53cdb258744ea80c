package org.anju.gateway.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.WorkedExamples;
import org.anju.gateway.alert.AlertEngine;
import org.anju.gateway.alert.Change;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.RuleFiles;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds that come along switched off: their files, their place in the documentation, and a policy that asks for one of them. */
final class FurtherKindsTest {
    private static final List<String> FURTHER = Profiles.further();
    private static final long START = 1_700_000_000_000L;
    private static final String POLICY = """
            policy: fire
            version: "1"
            title: { zh: 消防, en: Fire }
            source: test
            systems:
              - { id: hydrants, title: { zh: 消火栓, en: Hydrants }, kind: hydrant, per: household, every: 50, source: test }
            working:
              hydrant:
                - { field: pressure_kpa, at_least: 150 }
            levels:
              installed:   { at_least_pct: 100, weight: 1, source: test }
              working_24h: { at_least_pct: 98,  weight: 1, source: test }
            """;

    @TempDir
    Path folder;

    @Test
    void eachIsOffUntilItIsNamedAndThenHasRules() throws Exception {
        Map<String, Kind> on = Profiles.load(FURTHER, null);
        assertEquals(Profiles.load(null).size() + FURTHER.size(), on.size());
        Set<String> ruled = new TreeSet<>();
        new RuleFiles(on.values(), FURTHER, null).load().rules().forEach(rule -> ruled.add(rule.kind()));
        assertTrue(ruled.containsAll(FURTHER), ruled.toString());
    }

    @Test
    void aKindOfTheOperatorWithTheSameNameHasOnlyTheOperatorsRules() throws Exception {
        Path own = Files.createDirectory(folder.resolve("profiles"));
        Files.writeString(own.resolve("gas.yaml"), """
                { kind: gas, label: { zh: 气, en: Gas }, gb_type_code: "134", sampling_s: 60,
                  fields: { ppm: { type: number, label: { zh: 浓度, en: Concentration } } } }
                """);
        Map<String, Kind> kinds = Profiles.load(own);
        assertTrue(new RuleFiles(kinds.values(), null)
                .load().rules().stream().noneMatch(rule -> rule.id().startsWith("gas.")));
    }

    @Test
    void theDocumentationNamesEachAndItsPolicyIsGood() throws Exception {
        WorkedExamples page = WorkedExamples.of("kinds.md");
        String text = Files.readString(Path.of("../docs/kinds.md"));
        FURTHER.forEach(kind -> assertTrue(text.contains("| `" + kind + "` "), kind));
        Policy policy = PolicyReader.read(
                Policies.builtIn()
                        .replaceFirst("(?m)^systems:\n", "systems:\n" + page.get("systems"))
                        .replaceFirst("(?m)^working:\n", "working:\n" + page.get("working")),
                Profiles.load(FURTHER, null));
        List<String> optional = policy.systems().stream()
                .filter(system -> !system.required())
                .map(Requirement::kind)
                .toList();
        assertEquals(FURTHER, optional);
        assertTrue(policy.working().keySet().containsAll(FURTHER));
    }

    @Test
    void aKindFromFilesIsJudgedByRulesAndCoverage() throws Exception {
        Map<String, Kind> kinds = Profiles.load(FURTHER, null);
        TestEstate devices = TestEstate.of(kinds, 1);
        Device hydrant = devices.device("hydrant", 1);
        Map<String, Device> standing = new LinkedHashMap<>(Map.of(hydrant.id().value(), hydrant));
        Compound compound =
                new Compound("A1-C01", "A1", "锦绣苑", 2021, 69, Double.NaN, Double.NaN, "", "", true, List.of());
        Estate estate = new Estate(
                "偃师",
                "410381",
                "Asia/Shanghai",
                kinds,
                Map.of("A1", new Area("A1", "一片区", "")),
                Map.of("A1-C01", compound),
                standing,
                1);
        Coverage coverage = new Coverage(() -> estate, PolicyReader.read(POLICY, kinds));
        AlertEngine engine = new AlertEngine(new RuleFiles(kinds.values(), FURTHER, null).load(), Places.NONE);
        List<Change> changes = new ArrayList<>();
        List<Entry> entries = new ArrayList<>(
                List.of(new Tick(START), new Presence(hydrant, START, PresenceState.ONLINE, 1, "connected")));
        for (int minute = 1; minute <= 60; minute++) {
            long now = START + minute * 60_000L;
            entries.add(TestEstate.reading(hydrant, now, "pressure_kpa", minute > 30 ? 80 : 400));
            entries.add(new Tick(now));
        }
        long sequence = 1;
        for (Entry entry : entries) {
            engine.handle(sequence++, entry, changes::add);
        }
        coverage.apply(new Batch(1, entries));

        assertEquals("hydrant.pressure_low", changes.get(0).rule());
        CompoundCoverage measured = Objects.requireNonNull(coverage.compound("A1-C01"));
        assertFalse(measured.passes());
        assertEquals(
                50, Objects.requireNonNull(measured.figure(Indicator.INSTALLED)).pct());
        assertEquals(
                List.of("小区缺少消火栓 1 个（1/2）", "hydrant 1（A1-C01-hydrant-1） 完好率(24小时) 50% < 98%；水压 80 kPa，应 ≥ 150"),
                measured.gaps().stream().map(gap -> gap.words().zh()).toList());
    }
}
