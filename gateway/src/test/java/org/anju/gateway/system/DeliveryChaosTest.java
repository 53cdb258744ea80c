package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.anju.gateway.fake.Await;
import org.anju.gateway.system.SickReceiver.Illness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five recipients, each with an illness of its own but one, and a gateway that is killed over and over: every sequence is complete, nobody is
 * told two things under one number, the books balance whenever somebody looks, and the healthy one notices nothing.
 */
final class DeliveryChaosTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<String, Illness> RECIPIENTS = new TreeMap<>(Map.of(
            "healthy", Illness.NONE,
            "refusing", Illness.REFUSING,
            "throttling", Illness.THROTTLING,
            "breaking", Illness.BREAKING,
            "slow", Illness.SLOW));
    private static final int PACED_GATES = 50;
    private static final long PACE_MS = 100;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, SickReceiver> receivers = new TreeMap<>();
    private final AtomicInteger probes = new AtomicInteger();
    private GatewayProcess gateway;
    private Rest rest;

    @Test
    @Timeout(240)
    void short400AlertsAnd2Kills() throws Exception {
        run(100, 2, 20, 60);
    }

    @Test
    @Tag("soak")
    @Timeout(2_400)
    void full20000AlertsAnd10Kills() throws Exception {
        run(5_000, 10, PACED_GATES, 1_800);
    }

    private void run(int gates, int kills, int paced, int drainWithinS) throws Exception {
        for (String id : RECIPIENTS.keySet()) {
            receivers.put(id, new SickReceiver(vertx, SECRET));
        }
        List<String> ids = SmallEstate.ids("gate", gates + 2 * paced);
        gateway = start(gates + 2 * paced);
        try {
            rest = Rest.signIn(gateway);
            GateCrowd crowd = new GateCrowd(vertx, gateway.mqttPort());
            Latency before = paced(crowd, ids.subList(0, paced));
            RECIPIENTS.forEach((id, illness) -> receiver(id).fall(illness));
            Latency beside = paced(crowd, ids.subList(paced, 2 * paced));

            List<String> rest20 = ids.subList(2 * paced, ids.size());
            crowd.report(rest20, 0);
            int target = crowd.done();
            for (int kill = 1; kill <= kills; kill++) {
                int enough = target + rest20.size() * kill / (kills + 1);
                probing("gates reported before kill " + kill, 300, () -> crowd.done() >= enough);
                gateway.kill();
                gateway = gateway.again();
                rest = Rest.signIn(gateway);
            }
            probing("all gates have reported", 600, () -> crowd.done() == ids.size());
            receivers.values().forEach(receiver -> receiver.fall(Illness.NONE));
            long raised = (long) ids.size() * GateCrowd.EVENTS.size();
            probing("everything is delivered", drainWithinS, () -> ledger().stream()
                    .allMatch(row -> row.path("raised").asLong() >= raised
                            && row.path("pending").asLong() == 0));
            check(raised);
            System.out.printf(
                    "%d alerts, %d kills, %d probes of the ledger; healthy recipient p50/p99 before %d/%d ms, beside the sick %d/%d ms%n",
                    raised, kills, probes.get(), before.p50(), before.p99(), beside.p50(), beside.p99());
            receivers.forEach((id, receiver) -> System.out.printf(
                    "  %s: %d messages, %d requests%n", id, receiver.accepted().size(), receiver.requests()));
            assertTrue(
                    beside.p99() <= 3 * before.p99() + 500,
                    "the healthy one waits for the sick: " + before + " then " + beside);
        } finally {
            gateway.close();
            for (SickReceiver receiver : receivers.values()) {
                receiver.close();
            }
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    private record Latency(long p50, long p99) {}

    /** Alerts at an easy pace, and how long the healthy one's took. */
    private Latency paced(GateCrowd crowd, List<String> gates) {
        SickReceiver healthy = receiver("healthy");
        int done = crowd.done() + gates.size();
        int known = healthy.accepted().size() + gates.size() * GateCrowd.EVENTS.size();
        crowd.report(gates, PACE_MS);
        probing(
                "the healthy one has all",
                60,
                () -> crowd.done() == done && healthy.accepted().size() >= known);
        List<Long> sorted = healthy.latenciesMs();
        return new Latency(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }

    private SickReceiver receiver(String id) {
        return receivers.get(id);
    }

    private GatewayProcess start(int gates) throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 0, gates);
        String recipients = receivers.entrySet().stream()
                .map(entry -> "    - { id: %s, url: \"%s\", secrets: [%s] }"
                        .formatted(entry.getKey(), entry.getValue().url(), SECRET))
                .collect(Collectors.joining("\n"));
        Path config = Files.writeString(folder.resolve("anju.yaml"), """
                delivery:
                  recipients:
                %s
                  routes:
                    - { id: security, to: [healthy, refusing, throttling, breaking, slow], categories: [security] }
                """.formatted(recipients));
        return GatewayProcess.start(
                folder.resolve("data"),
                Map.of("ANJU_LOG_LEVEL", "ERROR"),
                "--config",
                config.toString(),
                "--estate",
                estate.toString());
    }

    private void probing(String what, int withinS, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(withinS);
        while (!condition.getAsBoolean()) {
            probe();
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + withinS + " s: " + what + "\n" + ledger());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        probe();
    }

    private void probe() {
        for (JsonNode row : ledger()) {
            assertEquals(
                    row.path("raised").asLong(),
                    row.path("delivered").asLong()
                            + row.path("pending").asLong()
                            + row.path("dead").asLong(),
                    row.toString());
            assertTrue(row.path("balanced").asBoolean(), row.toString());
            assertEquals(0, row.path("dead").asLong(), row.toString());
        }
        probes.incrementAndGet();
    }

    private List<JsonNode> ledger() {
        List<JsonNode> rows = new ArrayList<>();
        rest.get("/ledger").forEach(rows::add);
        return rows;
    }

    private void check(long raised) {
        for (JsonNode row : ledger()) {
            String id = row.path("recipient").asText();
            long highest = row.path("highestSequence").asLong();
            SickReceiver receiver = receiver(id);
            assertTrue(highest >= raised, row.toString());
            assertEquals(List.of(), receiver.faults(), id);
            Set<Long> complete = LongStream.rangeClosed(1, highest).boxed().collect(Collectors.toSet());
            assertEquals(complete, Set.copyOf(receiver.accepted().keySet()), id);
            assertEquals(
                    highest, receiver.accepted().values().stream().distinct().count(), id);
        }
        Await.until("the gateway is well", () -> rest.expect(200, "/health/ready") != null);
    }
}
