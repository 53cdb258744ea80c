package org.anju.gateway.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.anju.gateway.alert.RuleFiles;
import org.anju.gateway.alert.RuleSet;
import org.anju.gateway.model.CommissioningPlan;
import org.anju.gateway.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a profile says about commissioning. */
final class CommissioningPlanTest {
    private static final String PROFILE = """
            kind: well
            label: { zh: 井, en: Well }
            gb_type_code: "139"
            sampling_s: 60
            fields:
              level_m: { type: number, label: { zh: 水位, en: Level } }
            %s
            """;

    @TempDir
    Path folder;

    private Kind load(String section) throws Exception {
        Files.writeString(folder.resolve("well.yaml"), PROFILE.formatted(section));
        return Objects.requireNonNull(Profiles.load(folder).get("well"));
    }

    @Test
    void everyKindThatComesWithTheGatewayHasAPlanWhoseRulesExist() throws Exception {
        List<String> further = Profiles.further();
        var kinds = Profiles.load(further, null);
        RuleSet rules = new RuleFiles(kinds.values(), further, null).load();
        for (Kind kind : kinds.values()) {
            assertTrue(kind.commissioning().fields().size() >= 2, kind.name());
            CommissioningPlan.Test test = kind.commissioning().test();
            if (test == null) {
                assertEquals("heat", kind.name(), "nobody bursts a pipe to see the alert");
            } else {
                test.rules().forEach(rule -> assertNotNull(rules.rule(rule), kind + " " + rule));
            }
        }
    }

    @Test
    void aProfileMaySayNothingOrHaveNoTest() throws Exception {
        assertEquals(CommissioningPlan.NONE, load("").commissioning());
        assertEquals(
                new CommissioningPlan(List.of("level_m"), null),
                load("commissioning: { fields: [level_m] }").commissioning());
    }

    @Test
    void everyMistakeIsNamedWithItsKey() {
        String wrong =
                "commissioning: { fields: [depth_m], tests: 1, test: { label: { zh: 试 }, rules: [gate.forced_open] } }";
        InvalidProfileException refused = assertThrows(InvalidProfileException.class, () -> load(wrong));
        String problems = String.valueOf(refused.getMessage());
        for (String problem : List.of(
                "commissioning.tests is not known here; known are fields, test",
                "commissioning.fields 'depth_m' is not one of [level_m]",
                "commissioning.test.rules 'gate.forced_open' is not the id of a rule of this kind: well.…",
                "commissioning.test.label needs both zh and en")) {
            assertTrue(problems.contains(problem), problem + " in " + problems);
        }
        assertTrue(String.valueOf(assertThrows(InvalidProfileException.class, () -> load("commissioning: { test: {} }"))
                        .getMessage())
                .contains("commissioning.fields must name at least one of the fields: [level_m]"));
    }
}
