package org.anju.sim.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.anju.sim.estate.District;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.fleet.Fleet;
import org.anju.sim.fleet.FleetSettings;
import org.anju.sim.fleet.SimulatedTime;
import org.anju.sim.incident.Stage;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control interface over real HTTP, before a fleet that nobody listens to. */
class ControlServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "a-token-for-this-test";

    private final Transport transport = new Transport();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private ControlServer control;
    private RunState state;

    @BeforeEach
    void open() {
        var placements = new EstateGenerator(District.yanshi(District.DIVISION), 1)
                .generate()
                .placements()
                .subList(0, 30);
        Endpoint nobody = new Endpoint("127.0.0.1", 1, MqttVersion.MQTT_5);
        Fleet fleet =
                new Fleet(placements, new FleetSettings(1, new SimulatedTime(Clock.systemUTC(), 1)), nobody, transport);
        Stage stage = new Stage(fleet, scheduler, Clock.systemUTC(), 1, 1);
        state = new RunState("127.0.0.1:1", 1, 1, fleet, stage, Clock.systemUTC());
        control = ControlServer.open(state, TOKEN, 0);
    }

    @AfterEach
    void close() {
        control.close();
        scheduler.shutdownNow();
        transport.close();
    }

    private HttpResponse<String> call(String method, String path, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = call(method, path, body, TOKEN);
        assertEquals(status, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    @Test
    void onlyTheTokenOpensTheInterface() throws Exception {
        assertEquals(401, call("GET", "/api/state", "", "wrong").statusCode());
        assertEquals(
                401, call("POST", "/api/stagings", "{\"what\":\"flood\"}", "").statusCode());
        assertEquals(0, state.stage().staged());
        HttpResponse<String> page = call("GET", "/", "", "wrong");
        assertEquals(200, page.statusCode());
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").contains("default-src 'none'"));
    }

    @Test
    void beginsAndEndsAFaultOnAShareOfTheFleet() throws Exception {
        JsonNode begun =
                json("POST", "/api/stagings", "{\"what\":\"power_pull\",\"sharePct\":50,\"seconds\":600}", 201);
        assertEquals(15, begun.path("deviceCount").asInt());
        assertEquals("tester", begun.path("by").asText());

        JsonNode now = json("GET", "/api/state", "", 200);
        assertEquals(30, now.path("devices").asInt());
        assertTrue(now.path("stagings").path(0).path("endedMs").isMissingNode());

        String number = begun.path("number").asText();
        assertEquals(204, call("DELETE", "/api/stagings/" + number, "", TOKEN).statusCode());
        assertEquals(204, call("DELETE", "/api/stagings/" + number, "", TOKEN).statusCode());
        assertEquals(404, call("DELETE", "/api/stagings/99", "", TOKEN).statusCode());
        assertTrue(json("GET", "/api/state", "", 200)
                .path("stagings")
                .path(0)
                .path("endedMs")
                .isNumber());
        assertTrue(new LiveView(state, ZoneOffset.UTC).screen().contains("断电 / power pulled"));
    }

    @Test
    void wrongOrdersAreNamedWithTheirRemedy() throws Exception {
        assertTrue(json("POST", "/api/stagings", "{\"what\":\"earthquake\"}", 422)
                .path("detail")
                .asText()
                .contains("catalogue"));
        assertTrue(json("POST", "/api/stagings", "{\"whta\":\"flood\"}", 422)
                .path("detail")
                .asText()
                .contains("known are"));
        assertTrue(
                json("POST", "/api/stagings", "{", 422).path("detail").asText().contains("no JSON"));
        assertTrue(json("POST", "/api/stagings", "{\"what\":\"flood\",\"compound\":\"Z9\"}", 422)
                .path("detail")
                .asText()
                .contains("not in this fleet"));
        assertEquals(
                "cannot_stage",
                json("POST", "/api/stagings", "{\"what\":\"duress\"}", 409)
                        .path("code")
                        .asText());
        assertEquals(
                "not_found", json("GET", "/api/nowhere", "", 404).path("code").asText());
    }

    @Test
    void theCatalogueListsIncidentsFaultsAndCompounds() throws Exception {
        JsonNode catalogue = json("GET", "/api/catalogue", "", 200);

        assertTrue(catalogue.path("incidents").size() >= 20);
        assertTrue(catalogue.path("faults").size() >= 15);
        assertEquals("A1-C01", catalogue.path("compounds").path(0).asText());
    }
}
