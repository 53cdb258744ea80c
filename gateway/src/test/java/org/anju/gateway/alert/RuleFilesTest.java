package org.anju.gateway.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    private static final String GOOD = """
            kind: charger
            rules:
              - id: charger.hot
                title: { zh: 热, en: Hot }
                advice: { zh: 看, en: Look }
                severity: 2
                category: fire
                when: v.temperature_c > 50
            """;

    @TempDir
    Path folder;

    @Test
    void theBuiltInRulesOfAllKindsAreSound() {
        RuleSet rules = Script.builtIn();
        for (String kind : Script.KINDS.keySet()) {
            assertTrue(
                    rules.rules().stream()
                                    .filter(rule -> rule.kind().equals(kind))
                                    .count()
                            >= 10,
                    kind);
            assertNotNull(rules.rule(kind + ".offline"), kind);
        }
        assertEquals(
                Severity.LEVEL_1,
                Objects.requireNonNull(rules.rule("elevator.entrapment")).severity());
        for (Rule rule : rules.rules()) {
            assertTrue(!rule.title().zh().isEmpty() && !rule.advice().en().isEmpty(), rule.id());
            assertNotNull(rule.coding().gb(), rule.id());
            assertNotNull(rule.coding().cap(), rule.id());
        }
    }

    @Test
    void aRuleOfTheFolderJoinsReplacesOrSwitchesOff() throws Exception {
        write("own.yaml", GOOD);
        write("z.yaml", """
                kind: charger
                rules:
                  - { id: charger.offline, enabled: false }
                  - id: charger.over_temperature
                    title: { zh: 热, en: Hotter }
                    advice: { zh: 看, en: Look }
                    severity: 1
                    category: fire
                    when: v.temperature_c > 90.5
                """);
        RuleSet rules = load();
        assertNotNull(rules.rule("charger.hot"));
        assertNull(rules.rule("charger.offline"));
        assertEquals(
                "v.temperature_c > 90.5",
                Objects.requireNonNull(rules.rule("charger.over_temperature"))
                        .condition()
                        .text());
    }

    @Test
    void theVersionFollowsTheContentAndNotTheForm() throws Exception {
        write("own.yaml", GOOD);
        String first = version();
        write("own.yaml", GOOD.replace("severity: 2\n    category: fire", "category: fire\n    severity: 2 # grave"));
        assertEquals(first, version());
        write("own.yaml", GOOD.replace("50", "51"));
        assertNotEquals(first, version());
    }

    @Test
    void everyMistakeIsNamedWithItsLine() throws Exception {
        write("bad.yaml", """
                kind: charger
                rules:
                  - id: Charger Hot
                    title: { zh: 热 }
                    advice: { zh: 看, en: Look }
                    severity: 7
                    category: fires
                    when: v.temprature_c > 70
                    for: soon
                    colour: red
                  - id: charger.b
                    title: { zh: 热, en: Hot }
                    advice: { zh: 看, en: Look }
                    severity: 1
                    category: fire
                    event: smok
                    offline_for: 60s
                  - id: charger.c
                    title: { zh: 热, en: Hot }
                    severity: 1
                    category: fire
                    gb: { method: 9 }
                """);
        RulesException refused = assertThrows(RulesException.class, this::load);
        assertEquals(
                List.of(
                        "3 id",
                        "4 en",
                        "6 severity",
                        "7 category",
                        "8 when",
                        "9 for",
                        "10 colour",
                        "16 event",
                        "17 offline_for",
                        "18 advice",
                        "18 when",
                        "22 method"),
                refused.problems().stream()
                        .map(problem -> problem.line() + " " + problem.key())
                        .toList(),
                refused.getMessage());
        assertTrue(Objects.requireNonNull(refused.getMessage()).contains("did you mean smoke"), refused.getMessage());
        assertTrue(refused.getMessage().contains("bad.yaml:8: when: a charger has no field 'temprature_c'"));
    }

    @Test
    void aFileThatIsNoYamlAndAnIdUsedTwiceAreNamed() throws Exception {
        write("a.yaml", GOOD);
        write("b.yaml", GOOD);
        write("c.yaml", "kind: [charger\nrules: }");
        RulesException refused = assertThrows(RulesException.class, this::load);
        assertEquals(2, refused.problems().size(), refused.getMessage());
        assertTrue(Objects.requireNonNull(refused.getMessage()).contains("is used at"), refused.getMessage());
        assertTrue(refused.getMessage().contains("is not YAML"), refused.getMessage());
    }

    private String version() throws RulesException {
        return Objects.requireNonNull(load().rule("charger.hot")).version();
    }

    private RuleSet load() throws RulesException {
        return new RuleFiles(Script.KINDS.values(), folder).load();
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
    }
}
