package org.anju.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Profiles;
import org.anju.sim.fleet.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioFileTest {
    private static final String GOOD = """
            id: x
            title: { zh: 甲, en: X }
            lasts: 5m
            actors:
              door: { kind: gate }
            timeline:
              - { at: 20s, actor: door, condition: duress }
            expect:
              - { alert: gate.duress, of: door, from: 20s, within: 10s }
            """;

    static List<String> shipped() {
        return ScenarioFile.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedScenarioReads(String id) {
        Scenario scenario = ScenarioFile.read(id);

        assertEquals(id, scenario.id());
        assertTrue(scenario.lastsMs() > 0);
    }

    @Test
    void atLeastTwentyAreShipped() {
        assertTrue(ScenarioFile.shipped().size() >= 20);
        assertEquals(
                ScenarioFile.shipped().size(),
                Set.copyOf(ScenarioFile.shipped()).size());
    }

    @Test
    void everyMistakeIsNamedWithLineAndColumn() {
        String bad = GOOD.replace("within: 10s", "wihtin: 10s")
                .replace("condition: duress", "condition: dures")
                .replace("of: door", "of: dor")
                .replace("lasts: 5m", "lasts: soon");

        String said = assertThrows(
                        BadInputException.class, () -> ScenarioFile.parse("bad.yaml", bad, Profiles.builtIn()))
                .getMessage();

        assertTrue(said.contains("bad.yaml:9:47: key 'wihtin' is not known here; known are"), said);
        assertTrue(said.contains("bad.yaml:7:40: there is no condition 'dures'"), said);
        assertTrue(said.contains("bad.yaml:9:31: there is no actor 'dor'"), said);
        assertTrue(said.contains("bad.yaml:3:8: 'soon' is no duration"), said);
    }

    @Test
    void aFurtherKindIsBefallenByWhatItsProfileSays() {
        String hydrant =
                GOOD.replace("kind: gate", "kind: hydrant").replace("condition: duress", "condition: hydrant_dry");
        Effect effect = ScenarioFile.parse("h.yaml", hydrant, Profiles.builtIn())
                .timeline()
                .get(0)
                .effect();
        assertTrue(
                effect instanceof Effect.Suffer suffer && suffer.mishap().id().equals("hydrant_dry"));

        String wrong = hydrant.replace("hydrant_dry", "duress");

        assertTrue(assertThrows(BadInputException.class, () -> ScenarioFile.parse("h.yaml", wrong, Profiles.builtIn()))
                .getMessage()
                .contains("nothing called 'duress' befalls a hydrant; known are hydrant_dry"));
    }

    @Test
    void whatIsNoYamlOrNoScenarioIsSaid() {
        assertTrue(
                assertThrows(BadInputException.class, () -> ScenarioFile.parse("b.yaml", "id: [x", Profiles.builtIn()))
                        .getMessage()
                        .startsWith("b.yaml:1:7: is not YAML"));
        assertTrue(assertThrows(
                        BadInputException.class, () -> ScenarioFile.parse("b.yaml", "just text", Profiles.builtIn()))
                .getMessage()
                .contains("must be a mapping"));
        assertTrue(assertThrows(BadInputException.class, () -> ScenarioFile.read("nowhere.yaml"))
                .getMessage()
                .contains("neither a file nor shipped"));
        String nothing = GOOD.substring(0, GOOD.indexOf("expect:"));
        assertTrue(
                assertThrows(BadInputException.class, () -> ScenarioFile.parse("b.yaml", nothing, Profiles.builtIn()))
                        .getMessage()
                        .contains("nothing could fail"));
    }

    @Test
    void ruleCopiesAreFasterAndLackWhatTheyShould() {
        RuleCopies copies = new RuleCopies(60, Set.of("gate.duress", "gate.nowhere"));

        String copy = copies.copy("gate.yaml", """
                kind: gate
                rules:
                  - id: gate.voltage_low
                    title: { zh: 低, en: "Low for 5m" }
                    when: v.voltage_v < 10.5
                    for: 2m
                    quiet: 30s
                  - id: gate.duress
                    event: duress
                """);

        assertTrue(copy.contains("for: 2000ms"), copy);
        assertTrue(copy.contains("quiet: 500ms"), copy);
        assertTrue(copy.contains("Low for 5m"), copy);
        assertTrue(copy.contains("when: v.voltage_v < 10.5"), copy);
        assertTrue(copy.indexOf("enabled: false") > copy.indexOf("gate.duress"), copy);
        assertEquals(Set.of("gate.nowhere"), copies.missing());
    }
}
