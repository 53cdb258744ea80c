package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.gateway.fake.Await;
import org.anju.gateway.server.FreezingProxy;
import org.anju.gateway.server.InfluxServer;
import org.anju.gateway.server.MosquittoServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acknowledged is durable and stored once, whatever dies: after each disaster every acknowledged reading is in InfluxDB exactly once, and
 * every alert was raised once. The long form ({@code ./verify --soak}, {@code -Danju.soak=true}) takes longer outages and 50 kills in a row.
 * InfluxDB killed is {@link InfluxOutageTest}.
 */
@Timeout(1200)
final class CrashMatrixTest {
    private static final boolean SOAK = Boolean.getBoolean("anju.soak");
    private static final int KILLS = SOAK ? 50 : 2;
    private static final Duration PAUSE = Duration.ofSeconds(SOAK ? 60 : 12);
    private static final Duration SILENCE = Duration.ofSeconds(SOAK ? 30 : 4);
    private static final int AFTER = 4_000;
    private static final double LEAST_PER_S = 2_000;

    @TempDir
    Path folder;

    private final long firstMs = Load.now();

    private GatewayProcess start(InfluxServer influx, Path data, String config, int gates) throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), Load.lamps(), gates);
        Path file = Files.writeString(folder.resolve("anju.yaml"), config);
        return GatewayProcess.start(
                data,
                Map.of("ANJU_INFLUX_URL", influx.url()),
                "--config",
                file.toString(),
                "--estate",
                estate.toString());
    }

    @Test
    void theGatewayIsKilled() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("gateway killed " + KILLS + " times, seed " + seed);
        try (InfluxServer influx = InfluxServer.start()) {
            GatewayProcess gateway = start(influx, folder.resolve("data"), SmallEstate.NO_RATE_LIMIT, KILLS);
            try (Load load = Load.start(gateway.mqttPort(), firstMs)) {
                double perSecond = 0;
                for (int kill = 1; kill <= KILLS; kill++) {
                    perSecond = Math.max(perSecond, load.awaitMore(2_000 + random.nextInt(8_000)));
                    forceOpen(gateway, "gate-" + kill);
                    gateway.kill();
                    gateway = gateway.again();
                }
                load.awaitMore(AFTER);
                load.finish();
                Stored.check("gateway killed", influx, load, firstMs);
                alertsAreRaisedOnce(gateway, KILLS);
                assertTrue(perSecond >= LEAST_PER_S, "only " + perSecond + " messages a second were taken in");
            } finally {
                gateway.close();
            }
        }
    }

    @Test
    void influxDbStopsAnswering() throws Exception {
        try (InfluxServer influx = InfluxServer.start();
                GatewayProcess gateway = start(influx, folder.resolve("data"), SmallEstate.NO_RATE_LIMIT, 2);
                Load load = Load.start(gateway.mqttPort(), firstMs)) {
            load.awaitMore(AFTER);
            influx.pause();
            forceOpen(gateway, "gate-1");
            long before = load.acknowledged();
            pass(PAUSE);
            assertTrue(load.acknowledged() - before > 1_000, "acknowledgements go on meanwhile");
            influx.resume();
            forceOpen(gateway, "gate-2");
            load.awaitMore(AFTER);
            load.finish();
            Stored.check("InfluxDB stopped for " + PAUSE.toSeconds() + " s", influx, load, firstMs);
            alertsAreRaisedOnce(gateway, 2);
        }
    }

    @Test
    void theDiskIsFull() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()), "needs the right to mount");
        try (InfluxServer influx = InfluxServer.start()) {
            try (GatewayProcess gateway = start(influx, disk.resolve("data"), SmallEstate.NO_RATE_LIMIT, 2);
                    Load load = Load.start(gateway.mqttPort(), firstMs)) {
                Rest rest = Rest.signIn(gateway);
                load.awaitMore(AFTER);
                forceOpen(gateway, "gate-1");
                influx.kill();
                Path ballast = disk.resolve("ballast");
                fill(disk, ballast);

                JsonNode red = awaitRed(rest);
                assertTrue(red.toString().contains("disk"), red.toString());
                long stopped = load.acknowledged();
                pass(Duration.ofSeconds(2));
                assertEquals(stopped, load.acknowledged(), "nothing is acknowledged while the disk is full");

                Files.delete(ballast);
                influx.restart();
                load.awaitMore(AFTER);
                Await.until("ready again", Duration.ofSeconds(30), () -> status(rest)
                        .equals("ready"));
                forceOpen(gateway, "gate-2");
                load.finish();
                Stored.check("disk full", influx, load, firstMs);
                alertsAreRaisedOnce(gateway, 2);
            }
        } finally {
            // The kernel lets go of the files of a killed process a little later.
            Await.until("the disk is unmounted", () -> run("umount", disk.toString()));
        }
    }

    @Test
    void theBrokerAndTheGatewayBehindItAreKilled() throws Exception {
        try (InfluxServer influx = InfluxServer.start();
                MosquittoServer broker = new MosquittoServer(folder)) {
            String config = "mqtt: { links: [{ id: site, url: \"" + broker.url() + "\" }] }\n";
            GatewayProcess gateway = start(influx, folder.resolve("data"), config, 0);
            // Before its first visit the broker keeps nothing for the gateway.
            awaitLink(Rest.signIn(gateway));
            try (Load load = Load.start(broker.port(), firstMs)) {
                load.awaitMore(AFTER);
                gateway.kill();
                load.awaitMore(1_000);
                gateway = gateway.again();
                load.awaitMore(AFTER);
                // What Mosquitto has acknowledged and not handed on dies with it: it is killed when it holds nothing.
                load.rest();
                Stored.check("gateway behind a broker killed", influx, load, firstMs);
                broker.kill();
                broker.start();
                awaitLink(Rest.signIn(gateway));
                load.go();
                load.awaitMore(AFTER);
                load.finish();
                Stored.check("broker killed", influx, load, firstMs);
            } finally {
                gateway.close();
            }
        }
    }

    @Test
    void theNetworkDiesWithoutAWord() throws Exception {
        try (InfluxServer influx = InfluxServer.start();
                GatewayProcess gateway = start(influx, folder.resolve("data"), SmallEstate.NO_RATE_LIMIT, 1);
                FreezingProxy network = new FreezingProxy(gateway.mqttPort());
                Load load = Load.start(network.port(), firstMs)) {
            forceOpen(gateway, "gate-1");
            load.awaitMore(AFTER);
            network.freeze();
            pass(SILENCE);
            network.dropClients();
            load.awaitMore(AFTER);
            load.finish();
            Stored.check("network half-open", influx, load, firstMs);
            alertsAreRaisedOnce(gateway, 1);
        }
    }

    /** The door reports it until the report is acknowledged, as devices do. */
    private static void forceOpen(GatewayProcess gateway, String gate) {
        MosquittoPub door = new MosquittoPub(gateway.mqttPort(), "mqttv311");
        Await.until(gate + " is heard", Duration.ofSeconds(60), () -> {
            try {
                return door.publish(gate, "anju/" + gate + "/event", "{\"event\":\"forced_open\"}")
                                .exitCode()
                        == 0;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void alertsAreRaisedOnce(GatewayProcess gateway, int gates) throws IOException {
        Rest rest = Rest.signIn(gateway);
        int raised = 0;
        for (int gate = 1; gate <= gates; gate++) {
            String path = "/alerts?device=gate-" + gate;
            Await.until(
                    "an alert of gate-" + gate,
                    () -> rest.get(path).path("items").findValuesAsText("rule").contains("gate.forced_open"));
            List<String> rules = rest.get(path).path("items").findValuesAsText("rule");
            // In a long outage a gate that has said goodbye counts as offline, rightly and once.
            assertEquals(rules.stream().distinct().toList(), rules);
            assertTrue(Set.of("gate.forced_open", "gate.offline").containsAll(rules), rules.toString());
            raised++;
        }
        int dead = rest.get("/dead-letters?limit=1000").path("items").size();
        System.out.println("  alerts " + raised + " of " + gates + ", dead-lettered " + dead);
        assertEquals(0, dead);
    }

    private static JsonNode awaitRed(Rest rest) {
        Await.until("readiness turns red", Duration.ofSeconds(60), () -> {
            try {
                rest.expect(503, "/health/ready");
                return true;
            } catch (AssertionError notYet) {
                return false;
            }
        });
        return rest.expect(503, "/health/ready");
    }

    private static String status(Rest rest) {
        try {
            return rest.expect(200, "/health/ready").path("status").asText();
        } catch (AssertionError notReady) {
            return "red";
        }
    }

    private static void awaitLink(Rest rest) {
        Await.until("the link is connected", Duration.ofSeconds(60), () -> component(rest, "link site")
                .path("ok")
                .asBoolean());
    }

    private static JsonNode component(Rest rest, String name) {
        for (JsonNode component : rest.expect(200, "/health/ready").path("components")) {
            if (component.path("name").asText().equals(name)) {
                return component;
            }
        }
        throw new AssertionError(name + " does not report its health");
    }

    /** Leaves a few hundred kilobytes. */
    private static void fill(Path disk, Path ballast) throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(ballast, new byte[(int) Math.max(0, free - (512 << 10))]);
    }

    private static void pass(Duration time) {
        AtomicLong began = new AtomicLong(System.nanoTime());
        Await.until("time passes", time.plusSeconds(5), () -> System.nanoTime() - began.get() >= time.toNanos());
    }

    private static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
