package org.anju.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.anju.sim.estate.Area;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.Placement;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands against a real broker that checks passwords and topics. */
class BrokerTest {
    @TempDir
    private Path folder;

    private Path estateFile;
    private List<Device> devices;
    private Mosquitto broker;

    @BeforeEach
    void startBrokerThatKnowsOneCompound() throws IOException, InterruptedException {
        Estate whole = new EstateGenerator(District.yanshi(District.DIVISION), 5).generate();
        Area area = whole.areas().get(0);
        Estate one = new Estate(
                whole.division(),
                whole.city(),
                List.of(new Area(
                        area.id(),
                        area.name(),
                        area.subdistrict(),
                        area.compounds().subList(0, 1))));
        devices = one.placements().stream().map(Placement::device).toList();
        estateFile = Files.write(folder.resolve("estate.json"), EstateFile.write(one));
        broker = new Mosquitto(folder, devices).start();
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private String port() {
        return Integer.toString(broker.port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.1", "5"})
    void runPlaysEveryDeviceWithIncidentsAndLeavesInOrder(String version) throws MqttException {
        try (Watcher watcher = Watcher.on(broker.port)) {
            Command run = Command.run(
                    "run",
                    "--estate",
                    estateFile.toString(),
                    "--port",
                    port(),
                    "--mqtt",
                    version,
                    "--duration",
                    "6",
                    "--incident-every",
                    "1",
                    "--status-every",
                    "1");

            assertEquals(0, run.exitCode(), run.out() + run.err());
            assertTrue(run.out().contains("connected %d/%d".formatted(devices.size(), devices.size())), run.out());
            assertTrue(run.out().contains("refused 0, unacknowledged 0, shed 0"), run.out());
            for (Device device : devices) {
                assertTrue(watcher.saw("anju/" + device.id() + "/telemetry", "\"values\""), device.id());
                assertTrue(watcher.saw("anju/" + device.id() + "/status", "true"), device.id());
                assertTrue(watcher.saw("anju/" + device.id() + "/status", "false"), device.id());
            }
            assertTrue(
                    watcher.seen.stream().anyMatch(message -> message.payload().contains("forced_open")));
            assertTrue(
                    watcher.seen.stream().anyMatch(message -> message.payload().contains("entrapment")));
        }
    }

    @Test
    void runAnswersCommands() throws MqttException {
        String lamp = devices.stream()
                .map(Device::id)
                .filter(id -> id.contains("lamp"))
                .findFirst()
                .orElseThrow();
        try (Watcher watcher = Watcher.on(broker.port)) {
            CompletableFuture<Command> run = CompletableFuture.supplyAsync(() -> Command.run(
                    "run",
                    "--estate",
                    estateFile.toString(),
                    "--port",
                    port(),
                    "--duration",
                    "5",
                    "--incident-every",
                    "0"));
            Await.until("the lamp reports", () -> watcher.saw("anju/" + lamp + "/telemetry", "dimming_pct"));
            watcher.publish(
                    "anju/" + lamp + "/command",
                    "{\"id\":\"c1\",\"method\":\"set_light\",\"params\":{\"dimming_pct\":33}}");
            watcher.publish("anju/" + lamp + "/command", "not a command");

            Await.until(
                    "the lamp replies",
                    () -> watcher.saw("anju/" + lamp + "/command/reply", "\"id\":\"c1\",\"ok\":true"));
            Await.until("the lamp reports", () -> watcher.saw("anju/" + lamp + "/telemetry", "\"dimming_pct\":33.0"));
            assertTrue(run.join().out().contains("commands answered 1"));
        }
    }

    @Test
    void runSaysThatItsCredentialsAreRefused() {
        Command run = Command.run(
                "run", "--fleet", "2021", "--seed", "6", "--port", port(), "--duration", "3", "--incident-every", "0");

        assertEquals(1, run.exitCode());
        assertTrue(run.out().matches("(?s).*sent 0,.*logins refused [1-9]\\d+.*"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.1", "5"})
    void loadSendsWhatIsDueAndItsLedgerHoldsWhatTheBrokerTook(String version) throws MqttException, IOException {
        Path ledger = folder.resolve("ledger.csv");
        try (Watcher watcher = Watcher.on(broker.port)) {
            Command load = Command.run(
                    "load",
                    "--estate",
                    estateFile.toString(),
                    "--port",
                    port(),
                    "--mqtt",
                    version,
                    "--connections",
                    "20",
                    "--rate",
                    "1000",
                    "--duration",
                    "2",
                    "--ledger",
                    ledger.toString());

            assertEquals(0, load.exitCode(), load.out() + load.err());
            assertTrue(load.out().contains("due 2000, sent 2000, acknowledged 2000, unacknowledged 0"), load.out());
            Await.until("the watcher sees them", () -> watcher.count("/telemetry") >= 2_000);
            Set<String> stored = watcher.seen.stream()
                    .map(message -> message.topic().split("/", -1)[1] + ","
                            + message.payload().substring(6, 19))
                    .collect(Collectors.toSet());
            List<String> lines = Files.readAllLines(ledger);
            assertEquals(2_000, lines.size());
            assertEquals(
                    stored,
                    lines.stream()
                            .map(line -> line.substring(0, line.lastIndexOf(',')))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void loadSurvivesAKilledBrokerAndAccountsForEveryMessageOnce() throws Exception {
        Path ledger = folder.resolve("ledger.csv");
        CompletableFuture<Command> load = CompletableFuture.supplyAsync(() -> Command.run(
                "load",
                "--estate",
                estateFile.toString(),
                "--port",
                port(),
                "--connections",
                "30",
                "--rate",
                "2000",
                "--duration",
                "5",
                "--ledger",
                ledger.toString()));
        Await.until("the ledger grows", () -> lines(ledger) > 1_000);
        broker.kill();
        broker.start();

        Command done = load.join();
        assertEquals(0, done.exitCode(), done.out() + done.err());
        assertTrue(done.out().contains("due 10000, sent 10000, acknowledged 10000, unacknowledged 0"), done.out());
        assertTrue(done.out().contains("connections lost 30"), done.out());
        List<String> lines = Files.readAllLines(ledger);
        Set<String> distinct = new HashSet<>(lines.stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList());
        assertEquals(10_000, lines.size());
        assertEquals(10_000, distinct.size());
    }

    private static long lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void loadWithoutAcknowledgementsSendsEverything() throws MqttException {
        try (Watcher watcher = Watcher.on(broker.port)) {
            Command load = Command.run(
                    "load",
                    "--estate",
                    estateFile.toString(),
                    "--port",
                    port(),
                    "--connections",
                    "10",
                    "--rate",
                    "500",
                    "--duration",
                    "1",
                    "--qos",
                    "0");

            assertTrue(load.out().contains("due 500, sent 500, acknowledged 0, unacknowledged 0"), load.out());
            Await.until("the watcher sees them", () -> watcher.count("/telemetry") == 500);
        }
    }

    @Test
    void publishPrintsTheReasonCode() throws MqttException {
        String id = devices.get(0).id();
        try (Watcher watcher = Watcher.on(broker.port)) {
            Command telemetry = publish(id, "--telemetry", "{\"fps\":25}");
            assertEquals(0, telemetry.exitCode(), telemetry.out());
            assertTrue(telemetry.out().contains("PUBACK 0x00 accepted"), telemetry.out());
            Await.until("the values arrive", () -> watcher.saw("anju/" + id + "/telemetry", "{\"fps\":25}"));

            Command event = publish(id, "--event", "session_ended", "--data", "{\"reason\":\"Local\"}");
            assertEquals(0, event.exitCode(), event.out());
            Await.until(
                    "the event arrives",
                    () -> watcher.saw(
                            "anju/" + id + "/event", "\"event\":\"session_ended\",\"data\":{\"reason\":\"Local\"}"));
        }
        Command foreign = publish(id, "--event", "tamper", "--topic", "anju/somebody-else/event");
        assertEquals(1, foreign.exitCode());
        assertTrue(foreign.out().contains("0x87 refused: not authorized"), foreign.out());
    }

    private Command publish(String id, String... what) {
        List<String> args = new java.util.ArrayList<>(
                List.of("publish", "--port", port(), "--id", id, "--estate", estateFile.toString()));
        args.addAll(List.of(what));
        return Command.run(args.toArray(String[]::new));
    }

    @Test
    void publishSaysThatThePasswordIsWrong() {
        Command publish = Command.run(
                "publish", "--port", port(), "--id", devices.get(0).id(), "--password", "wrong", "--event", "tamper");

        assertEquals(1, publish.exitCode());
        assertTrue(publish.out().contains("CONNACK 0x87"), publish.out());
    }
}
