package org.anju.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.sim.device.PublishedProfile;
import org.anju.sim.estate.Profiles;
import org.anju.sim.fleet.Effect;
import org.anju.sim.incident.Catalogue;
import org.anju.sim.incident.Incident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, field, event and path the simulator speaks of is one the gateway publishes. */
class PublishedNamesTest {
    private static final PublishedRules RULES = new PublishedRules();
    private static final Path FURTHER = Path.of("..", "gateway", "src", "main", "resources", "further", "profiles");
    private static final Path OPENAPI = Path.of("..", "gateway", "src", "main", "resources", "api", "openapi.yaml");

    static List<Incident> incidents() {
        Profiles profiles = Profiles.read(FURTHER);
        try (Stream<Path> files = Files.list(FURTHER)) {
            return new Catalogue(files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .map(profiles::kind)
                            .toList())
                    .all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> scenarios() {
        return ScenarioFile.shipped();
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void anIncidentExpectsRulesThatExist(Incident incident) {
        assertTrue(!incident.expects().isEmpty(), incident.id());
        incident.expects().forEach(rule -> assertTrue(RULES.has(rule), incident.id() + " expects " + rule));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void aMishapSetsValuesOfTheProfileAndExpectsRulesOfItsKind(Incident incident) {
        for (Incident.Part part : incident.parts()) {
            if (part.effect() instanceof Effect.Suffer suffer) {
                PublishedProfile profile = new PublishedProfile(FURTHER, part.kind());
                suffer.mishap().set().forEach((field, value) -> assertEquals("", profile.fault(field, value), field));
                suffer.mishap().expects().forEach(rule -> assertTrue(rule.startsWith(part.kind() + "."), rule));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aScenarioSpeaksOfRulesThatExistAsTheyAre(String id) {
        Scenario scenario = ScenarioFile.read(id);

        for (Expectation expected : scenario.expect()) {
            switch (expected.type()) {
                case ALERT -> {
                    assertTrue(RULES.has(expected.word()), expected.word());
                    JsonNode rule = RULES.rule(expected.word());
                    if (expected.severity() != 0) {
                        assertEquals(rule.path("severity").asInt(), expected.severity(), expected.word());
                    }
                    if (!expected.category().isEmpty()) {
                        assertEquals(
                                rule.path("category").asText().toLowerCase(Locale.ROOT),
                                expected.category(),
                                expected.word());
                    }
                }
                case CLEARED, DELIVERED -> assertTrue(RULES.has(expected.word()), expected.word());
                case INCIDENT -> {
                    for (String rule : expected.word().split("\\s*\\+\\s*", -1)) {
                        assertTrue(RULES.has(rule), rule);
                    }
                }
                default -> {}
            }
        }
        scenario.never().forEach(never -> assertTrue(RULES.isConcerned(never.rule()), never.rule()));
        scenario.allow().forEach(allowed -> assertTrue(RULES.isConcerned(allowed), allowed));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aScenarioSetsAndReportsWhatTheProfileOfTheKindHas(String id) {
        Scenario scenario = ScenarioFile.read(id);

        for (Step step : scenario.timeline()) {
            Actor actor = scenario.actors().get(step.actor());
            if (actor == null || actor.kind() == null) {
                continue;
            }
            PublishedProfile profile = new PublishedProfile(actor.kind());
            if (step.effect() instanceof Effect.Hold hold) {
                hold.values().forEach((field, value) -> assertEquals("", profile.fault(field, value), field));
            }
            if (step.effect() instanceof Effect.Disturb disturb
                    && disturb.fault().field() != null) {
                assertTrue(profile.fields().contains(disturb.fault().field()), disturb.toString());
            }
            if (!step.event().isEmpty()) {
                assertEquals("", profile.eventFault(step.event(), step.data()), step.event());
            }
        }
    }

    /** The paths and query parameters {@code verify} uses, and the members of the answers it reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/session                | post | -",
                "/alerts                 | get  | compound from limit cursor",
                "/devices                | get  | compound limit cursor",
                "/devices/{id}           | get  | -",
                "/devices/{id}/history   | get  | fields from to",
                "/devices/{id}/events    | get  | from to limit",
                "/dead-letters           | get  | device",
                "/ledger                 | get  | -"
            })
    void verifyAsksForPathsThatArePublished(String path, String method, String parameters) throws IOException {
        JsonNode api = new YAMLMapper().readTree(OPENAPI.toFile());
        JsonNode item = api.path("paths").properties().stream()
                .filter(entry -> entry.getKey()
                        .replaceFirst("^/api/v1", "")
                        .replaceAll("\\{[^}]+}", "{id}")
                        .equals(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not published"));
        assertTrue(item.has(method), path);
        String published = item.path(method).path("parameters") + " " + item.path("parameters");
        for (String parameter : parameters == null ? new String[0] : parameters.split(" ", -1)) {
            boolean there = published.contains("\"name\":\"" + parameter + "\"")
                    || published.toLowerCase(Locale.ROOT).contains("/parameters/" + parameter + "\"");
            assertTrue(there, path + " has no parameter " + parameter + ": " + published);
        }
    }

    @Test
    void aRuleThatDoesNotExistWouldBeFound() {
        assertTrue(!RULES.has("lamp.leakage_detected") && !RULES.isConcerned("lamp.leak_*"));
    }
}
