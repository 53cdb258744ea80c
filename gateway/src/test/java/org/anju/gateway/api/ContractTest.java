package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated from openapi.yaml: a new operation without handler, rule or row in {@link #MAY} fails here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {
    /** Who may, said a second time, so that a slip in {@link Access} does not go unseen: a=admin p=property o=police s=supervisor t=tester. */
    private static final Map<String, String> MAY = Map.ofEntries(
            Map.entry("getSession", "apost"),
            Map.entry("signOut", "apost"),
            Map.entry("listProfiles", "apost"),
            Map.entry("getOverview", "apost"),
            Map.entry("listAreas", "apost"),
            Map.entry("listCompounds", "apost"),
            Map.entry("getCompound", "apost"),
            Map.entry("importEstate", "a"),
            Map.entry("listDevices", "apost"),
            Map.entry("getDevice", "apost"),
            Map.entry("getHistory", "apost"),
            Map.entry("listEvents", "apost"),
            Map.entry("listAlerts", "apost"),
            Map.entry("summarizeAlerts", "apost"),
            Map.entry("getAlert", "apost"),
            Map.entry("acknowledgeAlert", "apo"),
            Map.entry("clearAlert", "apo"),
            Map.entry("getLedger", "aos"),
            Map.entry("listDeadLetters", "at"));

    private static final Map<Role, String> LETTER =
            Map.of(Role.ADMIN, "a", Role.PROPERTY, "p", Role.POLICE, "o", Role.SUPERVISOR, "s", Role.TESTER, "t");

    @TempDir
    static Path folder;

    private RunningApi api;
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    record Route(String operation, String method, String path, TreeSet<String> answers) {
        @Override
        public String toString() {
            return operation;
        }
    }

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(folder);
        for (Role role : Role.values()) {
            tokens.put(role, api.token(role));
        }
    }

    private String token(Role role) {
        return Objects.requireNonNull(tokens.get(role));
    }

    @AfterAll
    void stop() throws Exception {
        api.close();
    }

    static Stream<Route> routes() {
        List<Route> routes = new ArrayList<>();
        try {
            JsonNode paths = new YAMLMapper().readTree(Contract.text()).path("paths");
            paths.properties().forEach(path -> path.getValue().properties().forEach(entry -> {
                TreeSet<String> answers = new TreeSet<>();
                entry.getValue().path("responses").fieldNames().forEachRemaining(answers::add);
                routes.add(new Route(
                        entry.getValue().path("operationId").asText(),
                        entry.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        answers));
            }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        assertTrue(routes.size() > 15);
        return routes.stream();
    }

    private HttpResponse<String> call(Route route, String token) {
        String id =
                route.path.contains("alerts") ? "al-1" : route.path.contains("compounds") ? "A1-C1" : "A1-C1-camera-1";
        String body =
                switch (route.operation) {
                    case "clearAlert" -> "{\"reason\":\"test\"}";
                    case "importEstate" -> "{}";
                    case "signIn" -> "{\"username\":\"admin\",\"password\":\"" + RunningApi.PASSWORD + "\"}";
                    default -> "";
                };
        api.alerts.raise("al-1", Severity.LEVEL_1, Category.FIRE, "A1-C1", "A1-C1-camera-1");
        var request = api.request(route.method, route.path.replace("{id}", id), body);
        return api.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyOperationAnswersAsDescribed(Route route) {
        HttpResponse<String> response = call(route, token(Role.ADMIN));
        assertTrue(response.statusCode() < 300, response.statusCode() + " " + response.body());
        assertTrue(
                route.answers.contains(Integer.toString(response.statusCode())),
                route + " answered " + response.statusCode());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nobodyGetsAnythingWithoutSigningIn(Route route) {
        for (String token : List.of("", "made-up")) {
            int status = call(route, token).statusCode();
            if (route.operation.equals("signIn")) {
                assertEquals(200, status);
            } else {
                assertEquals(401, status, route.operation);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRoleMayExactlyWhatTheTableSays(Route route) {
        if (route.operation.equals("signIn")) {
            return;
        }
        String may = MAY.get(route.operation);
        assertNotEquals(null, may, "no row for " + route.operation);
        for (Role role : Role.values()) {
            int status = call(route, token(role)).statusCode();
            if (String.valueOf(may).contains(LETTER.get(role))) {
                assertTrue(status < 300, role + " " + route + " " + status);
            } else {
                assertEquals(403, status, role + " " + route);
            }
        }
    }

    @Test
    void whatIsNotInTheContractDoesNotExist() {
        String admin = token(Role.ADMIN);
        assertEquals(404, api.get("/api/v1/secrets", admin).statusCode());
        assertEquals(404, api.get("/api", admin).statusCode());
        assertEquals(405, api.post("/api/v1/areas", "{}", admin).statusCode());
    }

    @Test
    void badParametersAreNamed() {
        String admin = token(Role.ADMIN);
        for (String path : List.of(
                "/api/v1/devices?limit=5000",
                "/api/v1/devices?limit=many",
                "/api/v1/alerts?severity=9",
                "/api/v1/alerts?state=sleeping",
                "/api/v1/compounds?batch=1")) {
            HttpResponse<String> response = api.get(path, admin);
            assertEquals(400, response.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    response.headers().firstValue("Content-Type").orElse(""));
            JsonNode problem = RunningApi.json(response);
            String parameter = path.substring(path.indexOf('?') + 1, path.indexOf('='));
            assertTrue(problem.path("detail").asText().contains(parameter), problem.toString());
            assertEquals("invalid_request", problem.path("code").asText());
        }
        HttpResponse<String> body = api.post("/api/v1/alerts/al-1/clear", "{\"reason\":\"boredom\"}", admin);
        assertEquals(400, body.statusCode());
        assertTrue(body.body().contains("reason"), body.body());
        assertEquals(
                400, api.post("/api/v1/alerts/al-1/clear", "{broken", admin).statusCode());
        assertEquals(400, api.post("/api/v1/alerts/al-1/clear", "", admin).statusCode());
    }
}
