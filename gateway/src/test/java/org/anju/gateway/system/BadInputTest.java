package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.fake.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is named, with the place and the remedy, and harms nobody else. */
@Timeout(60)
final class BadInputTest {
    private static final int TOO_LARGE = 300 * 1024;

    @TempDir
    Path folder;

    @Test
    void aTypoInTheConfigurationIsNamed() throws Exception {
        Path config = Files.writeString(folder.resolve("anju.yaml"), "mqtt: { prot: 1883 }\nhttp: { port: many }\n");

        GatewayProcess.Ended ended = GatewayProcess.fail(
                folder.resolve("data"), Map.of("ANJU_HTTP_PORT", ""), "--config", config.toString());

        assertEquals(2, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains("mqtt.prot"), ended.output());
        assertTrue(ended.output().contains("http.port"), ended.output());
    }

    @Test
    void rowsOfTheEstateFileThatAreWrongAreNamed() throws Exception {
        Path estate = Files.writeString(folder.resolve("estate.json"), """
                {"city":"偃师","division":"410381","areas":[{"id":"A1","name":"x","compounds":[
                 {"id":"C1","name":"x","batch":2021,"households":1,"devices":[
                  {"id":"lamp-1","kind":"lamp","name":"x","auth":{"password":"secret-of-lamp-1"}},
                  {"id":"kettle-1","kind":"kettle","name":"x","auth":{"password":"secret-of-kettle-1"}},
                  {"id":"no spaces","kind":"lamp","name":"x","auth":{"password":"secret-of-lamp-2"}}]}]}]}
                """);

        GatewayProcess.Ended ended =
                GatewayProcess.fail(folder.resolve("data"), Map.of(), "--estate", estate.toString());

        assertEquals(1, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains("2 rows are refused"), ended.output());
        assertTrue(ended.output().contains("devices[1]"), ended.output());
        assertTrue(ended.output().contains("kettle"), ended.output());
        assertTrue(ended.output().contains("devices[2]"), ended.output());
    }

    @ParameterizedTest
    @CsvSource({"ANJU_HTTP_PORT, http.port", "ANJU_MQTT_PORT, mqtt.port"})
    void aTakenPortIsNamedWithItsSetting(String variable, String key) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            GatewayProcess.Ended ended = GatewayProcess.fail(folder.resolve("data"), Map.of(variable, port));

            assertEquals(1, ended.exitCode(), ended.output());
            assertTrue(ended.output().contains(port), ended.output());
            assertTrue(ended.output().contains(variable), ended.output());
            assertTrue(ended.output().contains(key), ended.output());
        }
    }

    @Test
    void refusedMessagesAreKeptWithTheirReasonAndOthersLiveOn() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 2, 0);
        try (GatewayProcess gateway =
                GatewayProcess.start(folder.resolve("data"), Map.of(), "--estate", estate.toString())) {
            Rest rest = Rest.signIn(gateway);
            MosquittoPub client = new MosquittoPub(gateway.mqttPort(), "mqttv5");
            String topic = "anju/lamp-1/telemetry";

            client.publish("lamp-1", topic, "{broken");
            client.publish("lamp-1", topic, "{\"power_w\":\"x\"}");
            client.publish("lamp-1", topic, "{\"power_w\":38.5,\"colour\":2}");
            assertNotEquals(
                    0, client.publish("nobody", topic, "{\"power_w\":1}").exitCode());
            MosquittoPub large = new MosquittoPub(gateway.mqttPort(), "mqttv311");
            assertNotEquals(
                    0, large.publish("lamp-1", topic, "x".repeat(TOO_LARGE)).exitCode());
            assertEquals(
                    0,
                    client.publish("lamp-2", "anju/lamp-2/telemetry", "{\"power_w\":7}")
                            .exitCode());

            Await.until("the dead letters", () -> reasons(rest).size() >= 3);
            assertEquals("{broken", reasons(rest).get("malformed"));
            assertEquals("{\"power_w\":\"x\"}", reasons(rest).get("wrong_type"));
            assertTrue(reasons(rest).containsKey("unknown_field"), reasons(rest)::toString);
            Await.until("the good field", () -> power(rest, "lamp-1") == 38.5);
            Await.until("the other device", () -> power(rest, "lamp-2") == 7);
        }
    }

    private static double power(Rest rest, String lamp) {
        return rest.get("/devices/" + lamp).at("/values/power_w/value").asDouble();
    }

    private static Map<String, String> reasons(Rest rest) {
        Map<String, String> excerpts = new TreeMap<>();
        for (JsonNode letter : rest.get("/dead-letters?device=lamp-1").path("items")) {
            excerpts.put(letter.path("reason").asText(), letter.path("excerpt").asText());
        }
        return excerpts;
    }
}
