package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandResourceTest {
    private static final String PATH = "/api/v1/devices/A1-C1-camera-1/commands";
    private static final String ZOOM = "{\"method\":\"zoom\",\"params\":{\"opens_total\":2}}";

    @TempDir
    Path folder;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aCommandIsSentAndItsReplyShown() {
        String token = api.token(Role.PROPERTY);
        var sent = api.post(PATH, ZOOM, token);
        assertEquals(202, sent.statusCode());
        String id = RunningApi.json(sent).path("id").textValue();
        assertEquals(1, api.sent.size());
        assertEquals("sent", state(id, token));

        api.reply(api.estate.device("A1-C1-camera-1"), id, "{\"zoom\":2}");

        assertEquals("done", state(id, token));
        JsonNode list = RunningApi.json(api.get(PATH, token));
        assertEquals(2, list.get(0).path("result").path("zoom").intValue());
        assertEquals("property", list.get(0).path("by").textValue());
        assertEquals(2, list.get(0).path("params").path("opens_total").intValue());
    }

    private String state(String id, String token) {
        return RunningApi.json(api.get(PATH + "/" + id, token)).path("state").textValue();
    }

    @Test
    void aDeviceThatIsAwayIsAConflictThatNamesTheRemedy() {
        api.reachable = false;
        var answer = api.post(PATH, ZOOM, api.token(Role.ADMIN));
        assertEquals(409, answer.statusCode());
        assertEquals("device_unreachable", RunningApi.json(answer).path("code").textValue());
        assertTrue(answer.body().contains("nothing was sent"), answer.body());
    }

    @Test
    void wrongMethodsParametersAndRolesAreRefused() {
        String admin = api.token(Role.ADMIN);
        assertEquals(400, api.post(PATH, "{\"method\":\"explode\"}", admin).statusCode());
        assertEquals(400, api.post(PATH, "{\"method\":\"zoom\"}", admin).statusCode());
        assertEquals(400, api.post(PATH, "{}", admin).statusCode());
        assertEquals(403, api.post(PATH, ZOOM, api.token(Role.POLICE)).statusCode());
        assertEquals(
                404,
                api.post("/api/v1/devices/A1-C2-camera-1/commands", ZOOM, api.token(Role.PROPERTY))
                        .statusCode());
        assertTrue(api.sent.isEmpty());
    }
}
