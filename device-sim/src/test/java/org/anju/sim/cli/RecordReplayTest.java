package org.anju.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.sim.estate.Area;
import org.anju.sim.estate.Auth;
import org.anju.sim.estate.Compound;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.estate.Kind;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recording and replay against a real broker that checks passwords and topics. */
class RecordReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PROXY = Pattern.compile("devices connect to 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    private Path folder;

    private final List<Device> devices = List.of(device("cam-1", Kind.CAMERA), device("gate-1", Kind.GATE));
    private Path estate;
    private Mosquitto broker;

    private static Device device(String id, Kind kind) {
        return new Device(id, kind, null, id, new Auth("secret-of-" + id));
    }

    @BeforeEach
    void startBroker() throws IOException, InterruptedException {
        estate = estate("estate.json", devices);
        broker = new Mosquitto(folder, devices).start();
    }

    private Path estate(String name, List<Device> of) throws IOException {
        Compound compound = new Compound("C1", "小区", 2021, 50, 34.7, 112.8, null, true, null, null, of);
        Estate whole = new Estate("410381", "偃师", List.of(new Area("A1", "片区", null, List.of(compound))));
        return Files.write(folder.resolve(name), EstateFile.write(whole));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    /** A command in a process of its own, so that it can be interrupted as people do it. */
    private SimProcess record(String... more) throws IOException {
        List<String> args =
                new ArrayList<>(List.of("record", recording().toString(), "--port", Integer.toString(broker.port)));
        args.addAll(List.of(more));
        return SimProcess.start(
                args, Map.of("ANJU_MQTT_USER", Mosquitto.WATCHER, "ANJU_MQTT_PASSWORD", Mosquitto.WATCHER));
    }

    private Path recording() {
        return folder.resolve("night.rec");
    }

    private static void say(int port, Device device, String... topicsAndPayloads) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient("tcp://127.0.0.1:" + port, device.id(), new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(device.id());
        options.setPassword(("secret-of-" + device.id()).getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(10_000);
        for (int i = 0; i < topicsAndPayloads.length; i += 2) {
            client.publish(
                            "anju/" + device.id() + topicsAndPayloads[i],
                            new MqttMessage(topicsAndPayloads[i + 1].getBytes(StandardCharsets.UTF_8), 1, false, null))
                    .waitForCompletion(10_000);
        }
        client.disconnect().waitForCompletion(10_000);
        client.close(true);
    }

    private void sayTheNight(int port) throws MqttException {
        long nowMs = System.currentTimeMillis();
        say(port, devices.get(0), "/telemetry", "{\"ts\":" + nowMs + ",\"values\":{\"fps\":25.50}}");
        say(
                port,
                devices.get(1),
                "/event",
                "{\"ts\":" + (nowMs - 5_000) + ",\"event\":\"access_granted\",\"data\":{\"card\":\"0012345678\","
                        + "\"note\":\"豫C12345 from 13912345678\",\"method\":\"card\"}}",
                "/telemetry",
                "no json with a card 0012345678");
    }

    private String replayed(String... more) {
        List<String> args =
                new ArrayList<>(List.of("replay", recording().toString(), "--port", Integer.toString(broker.port)));
        args.addAll(List.of(more));
        Command replay = Command.run(args.toArray(String[]::new));
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        return replay.out();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsHeardIsScrubbedKeptAndPlayedAgain(boolean throughProxy) throws Exception {
        try (SimProcess record = throughProxy ? record("--listen", "0") : record()) {
            String said = record.awaitLine("recording ");
            Matcher proxy = PROXY.matcher(said);
            sayTheNight(proxy.find() ? Integer.parseInt(proxy.group(1)) : broker.port);
            Await.until("all is written", () -> lines().size() == 4);
            record.interrupt();
            assertTrue(record.output().contains("total: 3 messages"), record.output());
        }
        String kept = Files.readString(recording());
        assertFalse(kept.contains("0012345678") || kept.contains("豫C12345") || kept.contains("13912345678"), kept);
        assertFalse(kept.contains("secret-of"), kept);
        assertTrue(kept.contains("{\"fps\":25.50}") && kept.contains("\"method\":\"card\""), kept);
        assertTrue(kept.contains("\"opaque_bytes\":30"), kept);
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(recording())));

        try (Watcher watcher = Watcher.on(broker.port)) {
            long beganMs = System.currentTimeMillis();
            String out = replayed("--estate", estate.toString());

            assertTrue(out.contains("played 3 of 3, acknowledged 3, refused 0, unaccounted for 0"), out);
            assertTrue(watcher.saw("anju/cam-1/telemetry", "\"values\":{\"fps\":25.50}"));
            assertTrue(watcher.saw("anju/gate-1/event", "\"card\":\"***\""));
            assertTrue(watcher.saw("anju/gate-1/telemetry", "?".repeat(30)));
            long event = ts(watcher, "/event");
            long reading = ts(watcher, "cam-1/telemetry");
            assertTrue(reading >= beganMs, "moved to now");
            assertTrue(reading - event > 4_500 && reading - event < 5_500, "and not against each other");
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(recording()) ? Files.readAllLines(recording()) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long ts(Watcher watcher, String topicEnd) throws IOException {
        String payload = watcher.seen.stream()
                .filter(message -> message.topic().endsWith(topicEnd))
                .findFirst()
                .orElseThrow()
                .payload();
        return JSON.readTree(payload).path("ts").asLong();
    }

    @Test
    void underPseudonymsOthersOfTheKindPlayTheDevices() throws Exception {
        try (SimProcess record = record("--pseudonyms", "--estate", estate.toString())) {
            record.awaitLine("recording ");
            sayTheNight(broker.port);
            Await.until("all is written", () -> lines().size() == 4);
            record.interrupt();
        }
        String kept = Files.readString(recording());
        assertFalse(kept.contains("cam-1") || kept.contains("gate-1"), kept);
        assertTrue(kept.contains("\"device\":\"camera-0001\"") && kept.contains("\"device\":\"gate-0002\""), kept);

        try (Watcher watcher = Watcher.on(broker.port)) {
            replayed("--estate", estate.toString(), "--speed", "2", "--keep-times");
            assertTrue(watcher.saw("anju/cam-1/telemetry", "fps"));
            assertTrue(watcher.saw("anju/gate-1/event", "access_granted"));
        }
        Path camerasOnly = estate("cameras.json", devices.subList(0, 1));
        Command nobody = Command.run("replay", recording().toString(), "--estate", camerasOnly.toString());
        assertEquals(2, nobody.exitCode());
        assertTrue(nobody.err().contains("nobody to play gate-0002 of kind gate"), nobody.err());
    }

    @Test
    void aBrokerThatDoesNotLetItListenIsNamedAndNoFileLeftBehind() {
        Command refused = Command.run("record", recording().toString(), "--port", Integer.toString(broker.port));

        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("does not let us listen (CONNACK 0x87"), refused.err());
        assertFalse(Files.exists(recording()));
    }

    @Test
    void theFileGrowsNoLargerThanAllowedAndWhatIsMissingIsSaid() throws Exception {
        try (SimProcess record = record("--max-mb", "1")) {
            record.awaitLine("recording ");
            String large = "{\"values\":{\"status\":\"" + "x ".repeat(100_000) + "\"}}";
            String[] many = new String[12];
            for (int i = 0; i < many.length; i += 2) {
                many[i] = "/telemetry";
                many[i + 1] = large;
            }
            say(broker.port, devices.get(0), many);
            assertEquals(1, record.exitCode(), record.output());
            assertTrue(record.output().contains("ended at --max-mb 1"), record.output());
        }
        assertTrue(Files.size(recording()) < 1_000_000);
        assertTrue(replayed("--estate", estate.toString()).contains("acknowledged 4"));
    }

    @Test
    void aTargetThatGoesAwayIsGivenUpWithTheBooks() throws Exception {
        Files.writeString(recording(), """
                {"format":"anju-recording","version":1,"began_ms":0,"devices":"ids"}
                {"at_ms":0,"device":"cam-1","topic":"anju/{device}/telemetry","payload":{"values":{"fps":1}}}
                {"at_ms":600000,"device":"cam-1","topic":"anju/{device}/telemetry","payload":{"values":{"fps":2}}}
                """);
        try (SimProcess replay = SimProcess.start(List.of(
                        "replay",
                        recording().toString(),
                        "--port",
                        Integer.toString(broker.port),
                        "--estate",
                        estate.toString()));
                Watcher watcher = Watcher.on(broker.port)) {
            assertTrue(watcher.saw("anju/cam-1/telemetry", "fps"));
            replay.interrupt();
            assertTrue(
                    replay.output().contains("total: played 1 of 2, acknowledged 1, refused 0, unaccounted for 0"),
                    replay.output());
            assertTrue(replay.output().contains("stopped before the end"), replay.output());
        }
        broker.kill();
        Command gone = Command.run(
                "replay",
                recording().toString(),
                "--port",
                Integer.toString(broker.port),
                "--estate",
                estate.toString());
        assertEquals(2, gone.exitCode());
        assertTrue(gone.err().contains("0 of 1 devices could connect"), gone.err());
    }
}
