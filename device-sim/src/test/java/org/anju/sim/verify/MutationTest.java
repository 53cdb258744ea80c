package org.anju.sim.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.mqtt.MqttVersion;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.anju.sim.estate.Area;
import org.anju.sim.estate.Compound;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Profiles;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.scenario.Scenario;
import org.anju.sim.scenario.ScenarioFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge judged: a target with one bug each must be caught, for the right reason and by no other expectation's excuse. */
class MutationTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final double SPEED = 30;
    private static final long GRACE_MS = 1_500;
    private static final Map<Bug, List<ScenarioResult>> RESULTS = new EnumMap<>(Bug.class);
    private static final String YAML = """
            id: mutation
            title: { zh: 变异, en: Mutation }
            lasts: 60s
            actors:
              door: { kind: gate }
            timeline:
              - { at: 10s, actor: door, condition: forced_open, for: 30s }
            expect:
              - { alert: gate.forced_open, of: door, from: 10s, within: 10s, severity: 2, category: security }
              - { delivered: gate.forced_open, of: door, from: 10s, within: 10s }
              - { cleared: gate.forced_open, of: door, from: 40s, within: 10s }
              - { delivered: gate.forced_open, change: cleared, of: door, from: 40s, within: 10s }
            """;

    /** All targets at the same time: each takes seconds, most of them waiting. */
    @BeforeAll
    static void playAll() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Bug.values().length);
        try {
            Map<Bug, Future<List<ScenarioResult>>> running = new EnumMap<>(Bug.class);
            for (Bug bug : Bug.values()) {
                running.put(bug, threads.submit(() -> play(bug)));
            }
            for (Map.Entry<Bug, Future<List<ScenarioResult>>> each : running.entrySet()) {
                RESULTS.put(each.getKey(), each.getValue().get(90, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<ScenarioResult> play(Bug bug) throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (Bureau bureau = Bureau.open(0, SECRET, Clock.systemUTC());
                StubTarget stub = new StubTarget(bug, bureau.port(), SECRET)) {
            Target target = new Target(
                    new Endpoint("127.0.0.1", stub.mqttPort(), MqttVersion.MQTT_5),
                    stub.url(),
                    SPEED,
                    GRACE_MS,
                    "bureau");
            CountDownLatch never = new CountDownLatch(1);
            Verification verification = new Verification(
                    target,
                    http,
                    Rest.withToken(http, stub.url(), "any"),
                    bureau,
                    Clock.systemUTC(),
                    waitMs -> {
                        try {
                            return never.await(waitMs, TimeUnit.MILLISECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return true;
                        }
                    },
                    line -> {});
            Scenario scenario = ScenarioFile.parse("mutation.yaml", YAML, Profiles.builtIn());
            return verification.run(List.of(scenario), oneGate(), 7);
        }
    }

    private static Estate oneGate() {
        Estate whole = new EstateGenerator(District.yanshi(District.DIVISION), 7).generate();
        Area area = whole.areas().get(0);
        Compound compound = area.compounds().get(0);
        List<Device> devices = compound.devices().stream()
                .filter(device ->
                        device.kind().equals(Kind.GATE) || device.kind().equals(Kind.CHARGER))
                .limit(6)
                .toList();
        Compound small = new Compound(
                compound.id(),
                compound.name(),
                compound.batch(),
                compound.households(),
                compound.latitude(),
                compound.longitude(),
                compound.manager(),
                true,
                Map.of(),
                compound.buildings(),
                devices);
        return new Estate(
                whole.division(),
                whole.city(),
                List.of(new Area(area.id(), area.name(), area.subdistrict(), List.of(small))));
    }

    private static List<Verdict> failures(Bug bug) {
        List<Verdict> failures = new ArrayList<>();
        RESULTS.getOrDefault(bug, List.of())
                .forEach(result ->
                        result.verdicts().stream().filter(Verdict::isFailed).forEach(failures::add));
        return failures;
    }

    @Test
    void aTargetWithoutBugsPasses() {
        assertEquals(List.of(), failures(Bug.NONE));
        assertEquals(2, RESULTS.get(Bug.NONE).size());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachBugIsCaughtWithTheRightReason(Bug bug) {
        List<Verdict> failures = failures(bug);

        assertTrue(
                failures.stream()
                        .anyMatch(verdict -> verdict.name().equals(bug.verdict)
                                && verdict.reason().contains(bug.reason)),
                bug + " gave " + failures);
    }

    @Test
    void theReportsShowWhatFailed() {
        List<ScenarioResult> results = RESULTS.get(Bug.RAISES_NOTHING);

        String xml = JunitXml.of(results);
        assertTrue(xml.contains("<failure message=\""), xml);
        assertTrue(xml.contains("not raised"), xml);
        String page = VerifyPage.of(results, "stub", java.time.ZoneOffset.UTC);
        assertTrue(page.contains("not raised") && page.contains("<svg") && !page.contains("http://"), page);
    }
}
