package org.anju.gateway.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.sql.SqlRuleArchive;
import org.anju.gateway.sql.SqlStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other rules come into force all at once or not at all. */
class RuleDeskTest {
    private static final String GOOD = """
            kind: charger
            rules:
              - id: charger.hot
                title: { zh: 热, en: Hot }
                advice: { zh: 看, en: Look }
                severity: 2
                category: fire
                parameters: { limit_c: 50 }
                when: v.temperature_c > p.limit_c
            """;

    private static final String TEN_MISTAKES = """
            kind: charger
            rules:
              - id: charger.a
                title: { zh: 热 }
                advice: { zh: 看, en: Look }
                severity: 9
                category: fires
                when: v.temprature_c > 70
                for: soon
              - id: charger.b
                title: { zh: 热, en: Hot }
                advice: { zh: 看, en: Look }
                severity: 1
                category: fire
                event: smok
                colour: red
              - id: charger.c
                title: { zh: 热, en: Hot }
                advice: { zh: 看, en: Look }
                severity: 1
                category: fire
                rate: { field: status, rise: 5, within: 1m, calm: 1 }
                gb: { method: 12 }
            overrides:
              - { rule: charger.offlin, set: { limit: 3 } }
            """;

    @TempDir
    Path folder;

    private final List<RuleSet> told = new ArrayList<>();
    private long nowMs = Script.START;
    private SqlStore store;
    private RuleDesk desk;

    @BeforeEach
    void open() throws Exception {
        write(GOOD);
        store = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        desk = new RuleDesk(
                new RuleFiles(Script.KINDS.values(), folder),
                new SqlRuleArchive(store, new AlertJson(names())),
                () -> nowMs);
        desk.tell(told::add);
    }

    private static Names names() {
        return new Names() {
            @Override
            public String compoundName(String id) {
                return id;
            }

            @Override
            public @Nullable String deviceName(String id) {
                return id;
            }
        };
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("own.yaml"), yaml);
    }

    @Test
    void tenMistakesAreTenMessagesWithLinesAndTheRulesInForceStay() throws Exception {
        RuleSet before = desk.current();
        write(TEN_MISTAKES);
        RulesException refused = assertThrows(RulesException.class, desk::reload);
        assertEquals(
                List.of(
                        "4 en",
                        "6 severity",
                        "7 category",
                        "8 when",
                        "9 for",
                        "15 event",
                        "16 colour",
                        "22 field",
                        "23 method",
                        "25 rule"),
                refused.problems().stream()
                        .map(problem -> problem.line() + " " + problem.key())
                        .toList(),
                refused.getMessage());
        for (RuleProblem problem : refused.problems()) {
            assertTrue(problem.file().endsWith("own.yaml"), problem.toString());
            assertTrue(problem.message().length() > 20, problem.toString());
        }
        assertSame(before, desk.current());
        assertNotNull(desk.current().rule("charger.hot"));
        assertEquals(List.of(), told);
    }

    @Test
    void aWholeNewSetComesIntoForceAndVersionsAreKept() throws Exception {
        String first =
                Objects.requireNonNull(desk.current().rule("charger.hot")).version();
        nowMs += 1_000;
        write(GOOD.replace("50", "55") + "overrides:\n  - { rule: charger.hot, device: x, set: { limit_c: 60 } }\n");
        RuleSet next = desk.reload();
        assertEquals(List.of(next), told);
        String second = Objects.requireNonNull(next.rule("charger.hot")).version();
        assertEquals(
                List.of(second, first),
                desk.versions("charger.hot").stream()
                        .map(RuleArchive.Version::version)
                        .toList());
        assertTrue(desk.versions("charger.hot").get(1).yaml().contains("limit_c: 50"));
        assertTrue(Objects.requireNonNull(next.rule("charger.hot")).yaml().startsWith("id: charger.hot\ntitle:"));
    }

    @Test
    void aDraftRunsBesideTheRuleInForceUntilItsTimeIsOver() throws Exception {
        RuleArchive.Draft draft = desk.tryOut(GOOD.replace("50", "40"), 7, "li");
        Rule shadow = Objects.requireNonNull(desk.current().rule("charger.hot~" + draft.id()));
        assertTrue(shadow.shadow());
        assertFalse(Objects.requireNonNull(desk.current().rule("charger.hot")).shadow());
        assertThrows(RulesException.class, () -> desk.tryOut(TEN_MISTAKES, 7, "li"));
        assertThrows(IllegalArgumentException.class, () -> desk.tryOut("kind: charger\nrules: []\n", 7, "li"));
        nowMs += 7L * 24 * 3_600_000 - 1;
        desk.expire();
        assertNotNull(desk.current().rule(shadow.id()));
        nowMs += 1;
        desk.expire();
        assertNull(desk.current().rule(shadow.id()));
        assertEquals(2, told.size());
    }

    @Test
    void theSchemaForEditorsAcceptsWhatTheReaderAccepts() throws Exception {
        Validator schema = Validator.create(
                JsonSchema.of(new JsonObject(resource("schema.json"))),
                new JsonSchemaOptions().setBaseUri("https://anju.invalid/").setDraft(Draft.DRAFT202012));
        Map<String, String> files = new HashMap<>();
        for (String kind :
                List.of("camera", "gate", "lamp", "charger", "elevator", "building", "compound", "platform")) {
            files.put(kind, resource(kind + ".yaml"));
        }
        files.put("own", GOOD);
        for (Map.Entry<String, String> file : files.entrySet()) {
            OutputUnit result = schema.validate(json(file.getValue()));
            assertTrue(result.getValid(), () -> file.getKey() + " " + result.getErrors());
        }
        assertFalse(schema.validate(json(TEN_MISTAKES)).getValid());
        for (String bad : List.of(
                GOOD.replace("severity: 2", "severity: 7"),
                GOOD.replace("when:", "wenn:"),
                GOOD.replace("kind: charger\n", ""))) {
            assertFalse(schema.validate(json(bad)).getValid(), bad);
        }
    }

    private static JsonObject json(String yaml) throws IOException {
        JsonNode node = new YAMLMapper().readTree(yaml);
        return new JsonObject(node.toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RuleDeskTest.class.getResourceAsStream("/rules/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
