package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.anju.gateway.fake.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules tried on what a running gateway has stored raise what the same rules raised while it happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class RuleReplayTest {
    private static final long START_MS = 1_700_020_800_000L;
    private static final String HOT = "R1-charger-1";
    private static final String FAILING = "R1-charger-2";
    private static final String COLD = "R2-charger-1";
    private static final int RECORDS = 16;

    private static final String RULES = """
            kind: charger
            rules:
              - id: test.hot
                title: { zh: 热, en: Hot }
                advice: { zh: 看, en: Look }
                severity: 2
                category: fire
                parameters: { limit_c: 50 }
                when: v.temperature_c > p.limit_c
                clear: v.temperature_c < p.limit_c - 5
                for: 30s
              - id: test.errors
                title: { zh: 故障频发, en: Many errors }
                advice: { zh: 看, en: Look }
                severity: 3
                category: facility
                event: OtherError
                count: 3
                within: 1m
                quiet: 1d
              - id: test.rise
                title: { zh: 升温, en: Rising }
                advice: { zh: 看, en: Look }
                severity: 3
                category: fire
                rate: { field: temperature_c, rise: 15, within: 2m, calm: 5 }
              - id: test.gone
                title: { zh: 离线, en: Gone }
                advice: { zh: 看, en: Look }
                severity: 4
                category: facility
                offline_for: 2m
            overrides:
              - { rule: test.hot, compound: R2, set: { limit_c: 90 } }
            """;

    private static final String DARK = """
            kind: compound
            rules:
              - id: test.two_hot
                title: { zh: 多桩过热, en: Several hot }
                advice: { zh: 看, en: Look }
                severity: 2
                category: fire
                gather: { rules: [test.hot, test.errors], devices: 2, within: 10m }
                quiet: 1d
            """;

    private final ObjectMapper json = new ObjectMapper();
    private Path folder;
    private Stage stage;
    private Rest rest;

    @BeforeAll
    void live(@TempDir Path scratch) throws Exception {
        folder = scratch;
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/own.yaml"), RULES);
        Files.writeString(folder.resolve("rules/group.yaml"), DARK);
        List<Scenario> places = List.of(place("R1", "charger", "charger"), place("R2", "charger"));
        stage = new Stage(folder, START_MS, places);
        rest = Rest.signIn(stage.httpPort(), "correct horse battery");
        for (String device : List.of(HOT, FAILING, COLD)) {
            stage.connect(device);
        }
        say(0, HOT, "temperature_c=30");
        say(0, COLD, "temperature_c=30");
        say(10, HOT, "temperature_c=49");
        say(20, COLD, "temperature_c=60");
        say(0, HOT, "temperature_c=51");
        say(25, HOT, "temperature_c=55");
        stage.settle();
        stage.clock.advance(START_MS + 60_000 - stage.clock.millis());
        stage.settle();
        say(5, FAILING, "event OtherError");
        stage.settle();
        say(50, FAILING, "event OtherError");
        say(15, FAILING, "event OtherError");
        say(15, HOT, "temperature_c=48");
        say(0, FAILING, "event OtherError");
        stage.settle();
        say(10, HOT, "temperature_c=44");
        say(60, HOT, "temperature_c=40");
        say(60, HOT, "temperature_c=40");
        say(60, HOT, "temperature_c=39");
        say(0, COLD, "temperature_c=61");
        stage.settle();
        stage.disconnect(COLD);
        stage.settle();
        stage.clock.advance(120_000);
        stage.settle();
        Await.until("all is stored", () -> dryRun(RULES).path("records").asInt() == RECORDS);
        Await.until("its going as well", () -> told(dryRun(RULES), "test.gone").size() == 1);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private static Scenario place(String compound, String... devices) {
        return new Scenario(
                "", "", compound, 112.8, List.of(devices), Set.of(), Set.of(), List.of(), List.of(), List.of());
    }

    private void say(int afterS, String device, String what) {
        stage.clock.advance(afterS * 1_000L);
        stage.publish(device, what);
        stage.acknowledged();
    }

    private JsonNode dryRun(String yaml) {
        ObjectNode body = json.createObjectNode().put("yaml", yaml);
        body.put("fromMs", START_MS - 60_000).put("toMs", stage.clock.millis() + 60_000);
        return rest.post("/rules/dry-run", body.toString());
    }

    private static Set<String> told(JsonNode alerts, String rule) {
        Set<String> told = new TreeSet<>();
        StreamSupport.stream(alerts.path("items").spliterator(), false)
                .filter(alert -> alert.path("rule").asText().startsWith(rule))
                .filter(alert -> !alert.path("compound").asText().equals("pulse"))
                .forEach(alert -> told.add(alert.path("rule").asText() + " "
                        + alert.path("compound").asText() + " "
                        + alert.path("device").asText() + " from "
                        + since(alert) + " to "
                        + (alert.has("clearedMs") ? alert.path("clearedMs").asLong() - START_MS : "now") + " "
                        + (alert.path("rule").asText().equals("test.gone") ? "" : alert.path("values")) + " "
                        + alert.path("condition").asText()));
        return told;
    }

    /** Raised by a tick, and not by what a device said; ticks are a second apart, and here five at most. */
    private static boolean isByTick(JsonNode alert) {
        return List.of("test.gone", "test.two_hot").contains(alert.path("rule").asText());
    }

    private static long since(JsonNode alert) {
        long sinceMs = alert.path("raisedMs").asLong() - START_MS;
        return isByTick(alert) ? sinceMs / 5_000 * 5_000 : sinceMs;
    }

    @Test
    void theHistoryGivesWhatTheLiveRulesGave() {
        Set<String> live = told(rest.get("/alerts"), "test.");
        Set<String> tried = told(dryRun(RULES), "test.");
        tried.addAll(told(dryRun(DARK), "test."));
        assertEquals(live, tried);
        assertEquals(6, live.size(), live.toString());
    }

    @Test
    void aRuleInForceAndAPartOfTheTimeCanBeTried() {
        ObjectNode body = json.createObjectNode().put("rule", "test.hot");
        body.put("fromMs", START_MS).put("toMs", START_MS + 40_000).put("compound", "R1");
        assertEquals(
                0, rest.post("/rules/dry-run", body.toString()).path("raised").asInt());
        body.put("toMs", START_MS + 70_000);
        assertEquals(
                1, rest.post("/rules/dry-run", body.toString()).path("raised").asInt());
    }

    private record Ended(int code, String output) {}

    private Ended replay(Path file, long fromMs, long toMs) throws Exception {
        String token = rest.post("/tokens", "{\"username\":\"admin\",\"name\":\"replay\",\"days\":1}")
                .path("token")
                .asText();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.gateway.Main",
                "replay"));
        command.addAll(List.of("--rule", file.toString(), "--url", "http://127.0.0.1:" + stage.httpPort()));
        command.addAll(List.of("--from", Instant.ofEpochMilli(fromMs).toString()));
        command.addAll(List.of("--to", Instant.ofEpochMilli(toMs).toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ANJU_TOKEN", token);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), output);
    }

    @Test
    void theCommandListsTheSameAlerts() throws Exception {
        Ended ended = replay(folder.resolve("rules/own.yaml"), START_MS - 60_000, stage.clock.millis() + 60_000);
        assertEquals(0, ended.code(), ended.output());
        List<String> lines = ended.output().lines().toList();
        assertEquals("5 alerts from " + RECORDS + " records of 3 devices", lines.get(lines.size() - 1), ended.output());
        for (String alert :
                List.of("test.hot  " + HOT, "test.errors  " + FAILING, "test.rise  " + HOT, "test.gone  " + COLD)) {
            assertEquals(1, lines.stream().filter(line -> line.contains(alert)).count(), ended.output());
        }
    }

    @Test
    void theCommandSaysWhatIsWrongWithAFileAndThatNothingIsStored() throws Exception {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, RULES.replace("v.temperature_c > p", "v.temprature_c > p"));
        Ended mistaken = replay(bad, START_MS, START_MS + 60_000);
        assertEquals(2, mistaken.code(), mistaken.output());
        assertTrue(mistaken.output().contains(bad + ":9: when: "), mistaken.output());

        Ended early = replay(folder.resolve("rules/own.yaml"), START_MS - 7_200_000, START_MS - 3_600_000);
        assertEquals(1, early.code(), early.output());
        assertTrue(early.output().contains("nothing is stored of these 3 devices"), early.output());
    }
}
