package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.anju.gateway.Gateway;
import org.anju.gateway.WorkedExamples;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.coverage.Policies;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.server.InfluxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk of docs/extend.md on a running gateway with a real InfluxDB: a kind nobody built in comes from files alone, and is taken in,
 * stored, watched over, shown, and asked for in every compound.
 */
@Timeout(120)
final class NinthKindTest {
    private static final String ADMIN_PASSWORD = "correct horse battery";
    private static final String BOLLARD = "A1-C01-bollard-001";
    /** Two fire lanes, one bollard. */
    private static final String ESTATE = """
            {"division":"410381","city":"偃师","areas":[{"id":"A1","name":"首阳片区","compounds":[
              {"id":"A1-C01","name":"锦绣苑","batch":2021,"households":69,"features":{"fire_lane":2}}]}]}""";

    private final ManualClock clock = new ManualClock(Clock.systemUTC().millis());
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger acknowledged = new AtomicInteger();

    @TempDir
    Path folder;

    private InfluxServer influx;
    private WorkedExamples page;
    private Gateway gateway;
    private Rest rest;

    @BeforeEach
    void takeTheFilesFromThePage() throws Exception {
        influx = InfluxServer.start();
        page = WorkedExamples.of("extend.md");
        Files.writeString(
                Files.createDirectories(folder.resolve("profiles")).resolve("bollard.yaml"), page.get("kind"));
        Files.writeString(Files.createDirectories(folder.resolve("rules")).resolve("bollard.yaml"), page.get("rule"));
        gateway = Gateway.start(
                ConfigLoader.load(
                        null,
                        Map.of(
                                "ANJU_DATA_DIR",
                                folder.toString(),
                                "ANJU_HTTP_PORT",
                                "0",
                                "ANJU_MQTT_PORT",
                                "0",
                                "ANJU_INFLUX_URL",
                                influx.url())),
                clock,
                ADMIN_PASSWORD);
        rest = Rest.signIn(gateway.httpPort(), ADMIN_PASSWORD);
        register("application/json", ESTATE);
        register("text/csv", page.get("register"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        influx.close();
        var unused = vertx.close();
    }

    private void register(String type, String file) {
        assertEquals(
                List.of(),
                gateway.estate()
                        .run(type, file.getBytes(StandardCharsets.UTF_8), false, false)
                        .refused());
    }

    @Test
    void itIsTakenInStoredWatchedShownAndAskedFor() throws Exception {
        JsonNode compound = rest.get("/compounds/A1-C01");
        assertEquals(
                "锦绣苑 首阳片区",
                compound.path("name").asText() + " " + compound.path("areaName").asText());
        askFor();
        MqttClient bollard = connect();
        publish(bollard, "telemetry", page.get("message"));

        itIsShown();
        Await.until("it is counted", () -> bollards().equals("needed 2, installed 1, online 1, working 1"));
        assertEquals(List.of("小区缺少消防通道升降柱 1 个（1/2）"), gaps());
        itIsStored();

        publish(bollard, "event", "{\"event\":\"struck\"}");
        Await.until("struck", () -> alerts().equals(List.of("升降柱被撞 facility")));
        clock.advance(20_000);
        publish(bollard, "telemetry", "{\"values\":{\"voltage_v\":19.9}}");
        clock.advance(59_000);
        publish(bollard, "telemetry", "{\"values\":{\"voltage_v\":19.8}}");
        assertEquals(List.of("升降柱被撞 facility"), alerts());
        clock.advance(2_000);
        Await.until("low for a minute", () -> alerts().equals(List.of("升降柱电压低 facility", "升降柱被撞 facility")));
        Await.until(
                "it does not count as working", () -> bollards().equals("needed 2, installed 1, online 1, working 0"));
        refusesWhatTheProfileDoesNotKnow(bollard);
    }

    private void askFor() {
        String policy = Policies.builtIn()
                .replaceFirst("version: \"[^\"]*\"", "version: \"ninth\"")
                .replaceFirst("(?m)^systems:\n", "systems:\n" + page.get("system"))
                .replaceFirst("(?m)^working:\n", "working:\n" + page.get("working"));
        String body = new ObjectMapper().createObjectNode().put("text", policy).toString();
        assertEquals(
                "[]",
                rest.post("/coverage-policy/preview", body).path("problems").toString());
        rest.put("/coverage-policy", body);
    }

    private void itIsShown() {
        JsonNode profile = each(rest.get("/profiles"))
                .filter(kind -> kind.path("kind").asText().equals("bollard"))
                .findFirst()
                .orElseThrow();
        assertEquals("升降柱", profile.at("/label/zh").asText());
        assertEquals("V", profile.at("/fields/1/unit").asText());
        Await.until(
                "the value is shown",
                () -> rest.get("/devices/" + BOLLARD)
                                .at("/values/voltage_v/value")
                                .asDouble()
                        == 24.1);
        JsonNode device = rest.get("/devices?compound=A1-C01&kind=bollard").at("/items/0");
        assertEquals("北门升降柱", device.path("name").asText());
        assertEquals("online", device.at("/presence/state").asText());
        JsonNode live = each(rest.snapshot("compound", "A1-C01").path("devices"))
                .filter(one -> one.path("id").asText().equals(BOLLARD))
                .findFirst()
                .orElseThrow();
        assertEquals(24.1, live.at("/values/voltage_v/0").asDouble());
        assertEquals(1, rest.get("/overview").at("/presence/online").asInt());
    }

    private void itIsStored() {
        Await.until("the measurement is in InfluxDB", () -> influx.query(
                        "SELECT raised, voltage_v FROM raw.bollard WHERE compound='A1-C01' AND device='" + BOLLARD
                                + "'")
                .contains("Z\",1,24.1]"));
        long now = clock.millis();
        JsonNode history = rest.get(
                "/devices/" + BOLLARD + "/history?fields=voltage_v&from=" + (now - 60_000) + "&to=" + (now + 1));
        assertEquals(24.1, history.at("/rows/0/1").asDouble());
    }

    private void refusesWhatTheProfileDoesNotKnow(MqttClient bollard) {
        publish(bollard, "telemetry", "{\"values\":{\"voltage_v\":99}}");
        Await.until("out of range is a dead letter", () -> rest.get("/dead-letters?device=" + BOLLARD)
                .at("/items/0/reason")
                .asText()
                .equals("out_of_range"));
        assertFalse(influx.query("SELECT voltage_v FROM raw.bollard").contains("99"));
    }

    private List<String> alerts() {
        return each(rest.get("/alerts?compound=A1-C01").path("items"))
                .filter(alert -> alert.path("device").asText().equals(BOLLARD))
                .map(alert -> alert.at("/title/zh").asText() + " "
                        + alert.path("category").asText())
                .sorted()
                .toList();
    }

    private String bollards() {
        JsonNode system = each(rest.get("/coverage/A1-C01").path("systems"))
                .filter(one -> one.path("id").asText().equals("bollards"))
                .findFirst()
                .orElseThrow();
        return "needed %d, installed %d, online %d, working %d"
                .formatted(
                        system.path("needed").asInt(),
                        system.path("installed").asInt(),
                        system.path("online").asInt(),
                        system.path("working").asInt());
    }

    /** What coverage says is missing of the new requirement. */
    private List<String> gaps() {
        return each(rest.get("/coverage/A1-C01").path("gaps"))
                .filter(gap -> gap.path("system").asText().equals("bollards"))
                .map(gap -> gap.at("/words/zh").asText())
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private MqttClient connect() throws Exception {
        String[] row =
                page.get("register").lines().skip(1).findFirst().orElseThrow().split(",", -1);
        MqttClient client = MqttClient.create(
                vertx,
                new MqttClientOptions()
                        .setClientId(BOLLARD)
                        .setUsername(BOLLARD)
                        .setPassword(row[row.length - 1])
                        .setAutoKeepAlive(true));
        client.publishCompletionHandler(packet -> acknowledged.incrementAndGet());
        client.connect(gateway.mqttPort(), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return client;
    }

    /** Returns once the message is acknowledged: it has the time of the clock as it stands. */
    private void publish(MqttClient client, String channel, String payload) {
        int before = acknowledged.get();
        var unused = client.publish(
                "anju/" + BOLLARD + "/" + channel, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false);
        Await.until("acknowledged", () -> acknowledged.get() > before);
    }
}
