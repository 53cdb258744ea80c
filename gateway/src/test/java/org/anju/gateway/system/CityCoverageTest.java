package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.anju.gateway.Gateway;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The board of the whole simulated city. The same quarter of an hour is lived twice on a running gateway, by the same devices of every
 * twenty-third compound; the second time one camera goes away in the middle, and nothing but its compound may look different for it.
 */
@Timeout(240)
final class CityCoverageTest {
    private static final String ADMIN_PASSWORD = "correct horse battery";
    /** 12:00 in the city. */
    private static final long START_MS = 1_700_020_800_000L;

    private static final int EVERY = 23;
    private static final int DARK = 5 * EVERY;
    private static final long MINUTE_MS = 60_000;
    /** Longer than a lost connection is put up with. */
    private static final long ABSENCE_MS = 11_000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final City city = City.read();
    private final JsonNode darkCompound = city.compounds().get(DARK);
    private final JsonNode camera = darkCompound.path("devices").get(0);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        var unused = vertx.close();
    }

    /** The board, and every compound in full. */
    private record Seen(JsonNode board, Map<String, JsonNode> compounds) {}

    @Test
    void oneCameraOfOneCompoundMovesThatCompoundAlone() throws Exception {
        Seen well = live("well", false);
        Seen dark = live("dark", true);

        itIsTheCityOfThePlan(well.board());
        String id = darkCompound.path("id").asText();
        TreeSet<String> moved = new TreeSet<>(well.compounds().keySet());
        moved.removeIf(compound ->
                well.compounds().get(compound).equals(dark.compounds().get(compound)));
        assertEquals(List.of(id), List.copyOf(moved));
        assertEquals(List.of(darkCompound.path("id").asText().split("-", -1)[0]), changed(well, dark, "areas", "id"));
        assertEquals(List.of(darkCompound.path("batch").asText()), changed(well, dark, "batches", "batch"));
        assertEquals(List.of(id), changed(well, dark, "compounds", "id"));

        JsonNode before = well.compounds().get(id);
        JsonNode after = dark.compounds().get(id);
        int devices = darkCompound.path("devices").size();
        assertEquals(devices, before.path("onlineNow").asInt());
        assertEquals(devices - 1, after.path("onlineNow").asInt());
        assertEquals(part(before, "installed"), part(after, "installed"));
        // Lost since the gateway saw it go, which is while its return was waited for.
        long lostMs = part(before, "online_24h") - part(after, "online_24h");
        assertTrue(lostMs >= 5 * MINUTE_MS && lostMs <= 5 * MINUTE_MS + ABSENCE_MS, lostMs + " ms");
        List<String> news = each(after.path("gaps"))
                .filter(gap ->
                        gap.path("device").asText().equals(camera.path("id").asText()))
                .filter(gap -> gap.path("indicator").asText().equals("online_24h"))
                .map(gap -> gap.at("/words/zh").asText() + " | "
                        + gap.at("/words/en").asText())
                .toList();
        assertEquals(1, news.size(), after.path("gaps").toString());
        assertTrue(news.get(0).startsWith(camera.path("name").asText()), news.get(0));
        assertTrue(news.get(0).contains("起离线") && news.get(0).contains("offline since 11-15 12:05"), news.get(0));
    }

    private static void itIsTheCityOfThePlan(JsonNode board) {
        JsonNode sum = board.path("city");
        assertEquals(
                "7 areas, 136 compounds, 9427 households",
                "%d areas, %d compounds, %d households"
                        .formatted(
                                sum.path("areas").asInt(),
                                sum.path("compounds").asInt(),
                                sum.path("households").asInt()));
        assertEquals(
                List.of("2021 24 1656 of 2 24 1656", "2022 58 4763 of 3 58 4763", "2023 54 3008 of 2 54 3008"),
                each(board.path("batches"))
                        .map(batch -> "%s %d %d of %d %d %d"
                                .formatted(
                                        batch.path("batch").asText(),
                                        batch.path("compounds").asInt(),
                                        batch.path("households").asInt(),
                                        batch.at("/plan/areas").asInt(),
                                        batch.at("/plan/compounds").asInt(),
                                        batch.at("/plan/households").asInt()))
                        .toList());
    }

    private Seen live(String data, boolean cameraGoes) throws Exception {
        ManualClock clock = new ManualClock(START_MS);
        Map<String, String> environment =
                Map.of("ANJU_DATA_DIR", folder.resolve(data).toString(), "ANJU_HTTP_PORT", "0", "ANJU_MQTT_PORT", "0");
        try (Gateway gateway = Gateway.start(ConfigLoader.load(null, environment), clock, ADMIN_PASSWORD)) {
            assertEquals(
                    List.of(),
                    gateway.estate()
                            .run("application/json", city.file(), false, false)
                            .refused());
            Rest rest = Rest.signIn(gateway.httpPort(), ADMIN_PASSWORD);
            Map<String, MqttClient> online = connect(gateway.mqttPort());
            Await.until("all are online and well", PATIENCE, () -> {
                JsonNode sum = rest.get("/coverage").path("city");
                return sum.path("onlineNow").asInt() == online.size()
                        && sum.path("workingNow").asInt() == online.size();
            });
            clock.advance(5 * MINUTE_MS);
            measured(rest, clock);
            if (cameraGoes) {
                online.get(camera.path("id").asText())
                        .disconnect()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
            }
            clock.advance(ABSENCE_MS);
            measured(rest, clock);
            int left = online.size() - (cameraGoes ? 1 : 0);
            Await.until(
                    "it is away",
                    PATIENCE,
                    () -> rest.get("/coverage").at("/city/onlineNow").asInt() == left);
            clock.advance(5 * MINUTE_MS);
            measured(rest, clock);
            Map<String, JsonNode> compounds = new TreeMap<>();
            city.compounds().forEach(compound -> {
                String id = compound.path("id").asText();
                compounds.put(id, rest.get("/coverage/" + id));
            });
            return new Seen(rest.get("/coverage"), compounds);
        }
    }

    private static void measured(Rest rest, ManualClock clock) {
        Await.until(
                "measured up to now",
                PATIENCE,
                () -> rest.get("/coverage").path("asOfMs").asLong() == clock.millis());
    }

    private Map<String, MqttClient> connect(int port) throws Exception {
        Map<String, MqttClient> clients = new TreeMap<>();
        List<Future<Integer>> said = new ArrayList<>();
        for (int i = 0; i < city.compounds().size(); i += EVERY) {
            for (JsonNode device : city.compounds().get(i).path("devices")) {
                String id = device.path("id").asText();
                MqttClient client = MqttClient.create(
                        vertx,
                        new MqttClientOptions().setClientId(id).setUsername(id).setPassword(City.password(id)));
                clients.put(id, client);
                Buffer payload = Buffer.buffer(City.well(device.path("kind").asText()));
                said.add(client.connect(port, "127.0.0.1")
                        .compose(connected -> client.publish(
                                "anju/" + id + "/telemetry", payload, MqttQoS.AT_LEAST_ONCE, false, false)));
            }
        }
        Future.all(said).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        return clients;
    }

    /** Which entries of a list of the board differ. */
    private static List<String> changed(Seen well, Seen dark, String list, String key) {
        Map<String, JsonNode> before = new TreeMap<>();
        each(well.board().path(list))
                .forEach(entry -> before.put(entry.path(key).asText(), entry));
        return each(dark.board().path(list))
                .filter(entry -> !entry.equals(before.get(entry.path(key).asText())))
                .map(entry -> entry.path(key).asText())
                .toList();
    }

    private static long part(JsonNode compound, String indicator) {
        return each(compound.path("figures"))
                .filter(figure -> figure.path("indicator").asText().equals(indicator))
                .mapToLong(figure -> figure.path("part").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> each(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
