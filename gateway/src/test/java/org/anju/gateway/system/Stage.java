package org.anju.gateway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.Gateway;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.estate.ImportReport;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;

/** A running gateway with a clock of its own, and devices that publish to it over MQTT. */
final class Stage implements AutoCloseable {
    private static final String PASSWORD = "secret of a device";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Cameras that only show that time was seen to pass: one for each look. */
    private static final int PULSES = 150;

    private static final String PULSE_RULE = """
            kind: camera
            rules:
              - id: test.pulse
                title: { zh: 脉, en: Pulse }
                advice: { zh: 无, en: None }
                severity: 4
                category: system
                when: v.temperature_c > 140
                for: 1ms
            """;

    final ManualClock clock;
    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final Map<String, MqttClient> connected = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger published = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private Gateway gateway;
    private int pulse;

    Stage(Path folder, long startMs, List<Scenario> scenarios) throws Exception {
        this.folder = folder;
        this.clock = new ManualClock(startMs);
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/pulse.yaml"), PULSE_RULE);
        Files.writeString(
                folder.resolve("anju.yaml"),
                "kinds: [all]\nrules: " + folder.resolve("rules") + "\nhttp: { port: 0 }\n"
                        + "mqtt: { port: 0, returnWithin: 2s, maxConnections: 2000 }\n");
        gateway = start();
        byte[] estate = estate(scenarios).getBytes(StandardCharsets.UTF_8);
        ImportReport report = gateway.estate().run("application/json", estate, false, false);
        if (!report.applied()) {
            throw new AssertionError(report.refused().toString());
        }
    }

    int httpPort() {
        return gateway.httpPort();
    }

    private Gateway start() throws Exception {
        return Gateway.start(
                ConfigLoader.load(
                        folder.resolve("anju.yaml"),
                        Map.of("ANJU_DATA_DIR", folder.resolve("data").toString())),
                clock,
                "correct horse battery");
    }

    private static String estate(List<Scenario> scenarios) {
        ObjectNode root =
                new ObjectMapper().createObjectNode().put("city", "偃师").put("division", "410381");
        ArrayNode compounds = root.putArray("areas")
                .addObject()
                .put("id", "A1")
                .put("name", "一片区")
                .putArray("compounds");
        for (Scenario scenario : scenarios) {
            ArrayNode devices = compound(compounds, scenario.compound(), scenario.longitude());
            for (int i = 1; i <= scenario.devices().size(); i++) {
                device(devices, scenario.device(i), scenario.devices().get(i - 1), "B1");
            }
        }
        ArrayNode pulses = compound(compounds, "pulse", 0);
        for (int i = 0; i < PULSES; i++) {
            device(pulses, "pulse-" + i, "camera", "");
        }
        return root.toString();
    }

    private static ArrayNode compound(ArrayNode compounds, String id, double longitude) {
        ObjectNode compound = compounds.addObject().put("id", id).put("name", id);
        compound.put("batch", 2021).put("households", 1).put("latitude", 34.7).put("longitude", longitude);
        compound.putArray("buildings")
                .addObject()
                .put("id", "B1")
                .put("entrances", 1)
                .put("floors", 6);
        return compound.putArray("devices");
    }

    private static void device(ArrayNode devices, String id, String kind, String building) {
        ObjectNode device = devices.addObject().put("id", id).put("kind", kind).put("name", id);
        if (!building.isEmpty()) {
            device.put("building", building);
        }
        device.putObject("auth").put("password", PASSWORD);
    }

    void connect(String device) throws Exception {
        wanted.add(device);
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(device)
                .setUsername(device)
                .setPassword(PASSWORD)
                .setCleanSession(true)
                .setMaxInflightQueue(100)
                .setKeepAliveInterval(600)
                .setAutoKeepAlive(true);
        MqttClient client = MqttClient.create(vertx, options);
        client.publishCompletionHandler(packet -> {
            acknowledged.incrementAndGet();
            waiting.merge(device, -1, Integer::sum);
        });
        client.closeHandler(closed -> events.add(device + " closed"));
        client.connect(gateway.mqttPort(), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        connected.put(device, client);
    }

    void disconnect(String device) throws Exception {
        wanted.remove(device);
        MqttClient client = connected.remove(device);
        if (client != null) {
            client.disconnect().toCompletionStage().toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** {@code event <name> [key=value]} or {@code field=value …}. */
    void publish(String device, String what) {
        String[] words = what.split(" ", -1);
        boolean event = words[0].equals("event");
        StringBuilder values = new StringBuilder();
        for (int i = event ? 2 : 0; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            String value = pair[1].matches("-?[0-9.]+|true|false") ? pair[1] : "\"" + pair[1] + "\"";
            values.append(values.isEmpty() ? "" : ",")
                    .append('"')
                    .append(pair[0])
                    .append("\":")
                    .append(value);
        }
        String payload = event
                ? "{\"ts\":" + clock.millis() + ",\"event\":\"" + words[1] + "\",\"data\":{" + values + "}}"
                : "{\"ts\":" + clock.millis() + ",\"values\":{" + values + "}}";
        MqttClient client = connected.get(device);
        if (client == null) {
            throw new AssertionError(device + " is not connected");
        }
        published.incrementAndGet();
        String topic = "anju/" + device + (event ? "/event" : "/telemetry");
        waiting.merge(device, 1, Integer::sum);
        var unused = client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false)
                .onFailure(e -> events.add(device + " " + e));
    }

    void acknowledged() {
        try {
            Await.until("every message acknowledged", LONGEST, () -> acknowledged.get() == published.get());
        } catch (AssertionError e) {
            waiting.values().removeIf(left -> left == 0);
            throw new AssertionError("not acknowledged: " + waiting + " " + events, e);
        }
    }

    /** Returns when the engine has seen a tick of this time and stored what came of it. */
    void settle() throws Exception {
        acknowledged();
        String device = "pulse-" + pulse++;
        connect(device);
        publish(device, "temperature_c=150");
        acknowledged();
        clock.advance(1);
        Await.until("the pulse of " + device, LONGEST, () -> alerts().getOrDefault(device, Map.of())
                .containsKey("test.pulse"));
        disconnect(device);
    }

    /** State of the latest alert of each rule, by device or compound. */
    Map<String, Map<String, String>> alerts() {
        Map<String, Map<String, String>> found = new TreeMap<>();
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/anju.db"));
                Statement statement = sql.createStatement();
                ResultSet row = statement.executeQuery(
                        "select compound, device, rule, state, raised_ms from alert order by raised_ms, id")) {
            while (row.next()) {
                String compound = row.getString("compound");
                String where = compound.equals("pulse") ? String.valueOf(row.getString("device")) : compound;
                found.computeIfAbsent(where, key -> new TreeMap<>()).put(row.getString("rule"), row.getString("state"));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many alerts of a rule in a compound are not closed. */
    int open(String compound, String rule) {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/anju.db"));
                Statement statement = sql.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from alert where state <> 'closed' and compound = '"
                                + compound + "' and rule = '" + rule + "'")) {
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops the gateway in good order and starts it again; devices that were connected come back. */
    void restart() throws Exception {
        Set<String> back = new HashSet<>(wanted);
        connected.clear();
        gateway.close();
        gateway = start();
        for (String device : back) {
            connect(device);
        }
    }

    /** Makes a user's clearing by hand of all open alerts of a rule in a compound. */
    void clearByHand(String compound, String rule) throws Exception {
        Rest.signIn(gateway.httpPort(), "correct horse battery").clear(compound, rule);
    }

    @Override
    public void close() {
        gateway.close();
        var unused = vertx.close();
    }
}
