package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.gateway.api.Samples.Place;
import org.anju.gateway.model.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated from openapi.yaml: every operation × role × foreign compound. A new operation without handler, {@code x-roles}, {@code x-scope},
 * the same row in {@link Access} or a sample fails here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {
    @TempDir
    static Path folder;

    private RunningApi api;
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final Map<Role, String> partialTokens = new EnumMap<>(Role.class);

    record Route(
            String operation,
            String method,
            String path,
            TreeSet<String> answers,
            TreeSet<String> parameters,
            TreeSet<String> roles,
            String reach,
            boolean open) {
        @Override
        public String toString() {
            return operation;
        }

        boolean may(Role role) {
            return roles.contains(role.word());
        }
    }

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(folder);
        for (Role role : Role.values()) {
            String username = role.word() + "-part";
            api.users.create(
                    new Account(username, role, new Scope(false, Set.of(), Set.of(Samples.OWN_COMPOUND))),
                    RunningApi.PASSWORD);
            partialTokens.put(role, api.users.createToken(username, "test", Duration.ofHours(1)));
            username = role.word() + "-city";
            api.users.create(new Account(username, role, Scope.CITY), RunningApi.PASSWORD);
            tokens.put(role, api.users.createToken(username, "test", Duration.ofHours(1)));
        }
    }

    private String token(Role role) {
        return Objects.requireNonNull(tokens.get(role));
    }

    private String partialToken(Role role) {
        return Objects.requireNonNull(partialTokens.get(role));
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
                JsonNode operation = entry.getValue();
                TreeSet<String> answers = new TreeSet<>();
                operation.path("responses").fieldNames().forEachRemaining(answers::add);
                TreeSet<String> parameters = new TreeSet<>();
                operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("query")) {
                        parameters.add(parameter.path("name").asText());
                    }
                });
                TreeSet<String> roles = new TreeSet<>();
                operation.path("x-roles").forEach(role -> roles.add(role.asText()));
                routes.add(new Route(
                        operation.path("operationId").asText(),
                        entry.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        answers,
                        parameters,
                        roles,
                        operation.path("x-scope").asText(),
                        operation.path("security").isArray()
                                && operation.path("security").isEmpty()));
            }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        assertTrue(routes.size() > 15);
        return routes.stream();
    }

    static Stream<Route> guarded() {
        return routes().filter(route -> !route.open);
    }

    private HttpResponse<String> call(Route route, String token) {
        return call(route, token, Place.OWN, Place.OWN, "");
    }

    private HttpResponse<String> call(Route route, String token, Place path, Place body, String query) {
        Samples.prepare(api, route.operation);
        var request = api.request(
                route.method, Samples.path(api, route.path, path) + query, Samples.body(route.operation, body));
        if (route.operation.equals("postSignedReceipt") && !token.equals("made-up")) {
            sign(request, Samples.body(route.operation, body));
        }
        return api.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private void sign(HttpRequest.Builder request, String body) {
        try {
            long seconds = api.clock.instant().getEpochSecond();
            request.header("webhook-id", "msg-1")
                    .header("webhook-timestamp", Long.toString(seconds))
                    .header("webhook-signature", new Webhook(RunningApi.SIGNING_SECRET).sign("msg-1", seconds, body));
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void theRuleOfTheContractIsTheRuleThatIsEnforced(Route route) {
        Access.Rule rule = Access.rule(route.operation);
        assertEquals(
                rule.roles().stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new)),
                route.roles,
                "x-roles of " + route);
        assertEquals(rule.reach().name().toLowerCase(Locale.ROOT), route.reach, "x-scope of " + route);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyOperationAnswersAsDescribed(Route route) {
        String token = route.may(Role.ADMIN) || route.open ? token(Role.ADMIN) : token(Role.of(route.roles.first()));
        if (route.operation.equals("signInWithToken")) {
            return; // GrantTest trades real tokens.
        }
        HttpResponse<String> response = call(route, token);
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
            if (route.open) {
                assertTrue(status < 300 || status == 401, route + " " + status);
            } else {
                assertEquals(401, status, route.operation);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void everyRoleMayExactlyWhatTheContractSays(Route route) {
        for (Role role : Role.values()) {
            int status = call(route, token(role)).statusCode();
            if (route.may(role)) {
                assertTrue(status < 300, role + " " + route + " " + status);
            } else {
                assertEquals(403, status, role + " " + route);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nobodyReachesAForeignCompound(Route route) {
        for (Role role : Role.values()) {
            if (route.may(role)) {
                switch (Access.rule(route.operation).reach()) {
                    case NONE -> assertTrue(call(route, partialToken(role)).statusCode() < 300, role + " " + route);
                    case CITY ->
                        assertEquals(403, call(route, partialToken(role)).statusCode(), role + " " + route);
                    case LIST -> listIsConfined(route, role);
                    case OBJECT -> foreignIsLikeMissing(route, role, Place.OWN);
                    case BODY -> foreignIsLikeMissing(route, role, Place.FOREIGN);
                }
            }
        }
    }

    private void listIsConfined(Route route, Role role) {
        HttpResponse<String> own = call(route, partialToken(role));
        assertTrue(own.statusCode() < 300, role + " " + route + " " + own.body());
        assertFalse(Samples.tellsOfForeign(own.body()), role + " " + route + " " + own.body());
        assertNotEquals(
                call(route, token(role)).body(), own.body(), route + ": the samples show no difference, add some");
        HttpResponse<String> filtered =
                call(route, partialToken(role), Place.OWN, Place.OWN, Samples.foreignFilter(route.parameters));
        assertFalse(Samples.tellsOfForeign(filtered.body()), role + " " + route + " " + filtered.body());
    }

    private void foreignIsLikeMissing(Route route, Role role, Place body) {
        Place path = body == Place.OWN ? Place.FOREIGN : Place.OWN;
        assertTrue(
                call(route, token(role), path, body, "").statusCode() < 300,
                role + " of the city cannot reach the sample of " + route);
        HttpResponse<String> foreign = call(route, partialToken(role), path, body, "");
        HttpResponse<String> missing = call(
                route,
                partialToken(role),
                path == Place.OWN ? Place.OWN : Place.MISSING,
                body == Place.OWN ? Place.OWN : Place.MISSING,
                "");
        assertEquals(missing.statusCode(), foreign.statusCode(), role + " " + route);
        if (body == Place.OWN) {
            assertEquals(404, foreign.statusCode(), role + " " + route);
        }
        assertEquals(Samples.withoutIds(missing.body()), Samples.withoutIds(foreign.body()), role + " " + route);
        HttpResponse<String> own = call(route, partialToken(role));
        assertTrue(own.statusCode() < 300, role + " " + route + " " + own.body());
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
        HttpResponse<String> body = api.post("/api/v1/alerts/al-own/clear", "{\"reason\":\"boredom\"}", admin);
        assertEquals(400, body.statusCode());
        assertTrue(body.body().contains("reason"), body.body());
        assertEquals(
                400, api.post("/api/v1/alerts/al-own/clear", "{broken", admin).statusCode());
        assertEquals(400, api.post("/api/v1/alerts/al-own/clear", "", admin).statusCode());
    }
}
