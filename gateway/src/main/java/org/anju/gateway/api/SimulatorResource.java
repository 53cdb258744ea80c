package org.anju.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.anju.gateway.config.SimulatorConfig;
import org.jspecify.annotations.Nullable;

/** Hands a tester's calls to the control interface of the device simulator, if the configuration names one. */
final class SimulatorResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final SimulatorConfig simulator;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    SimulatorResource(Vertx vertx, SimulatorConfig simulator) {
        this.vertx = vertx;
        this.simulator = simulator;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "getSimulator", request -> call("GET", "/api/state", null),
                "getSimulatorCatalogue", request -> call("GET", "/api/catalogue", null),
                "stage", request -> call("POST", "/api/stagings", request.body().encode()),
                "endStaging", request -> call("DELETE", "/api/stagings/" + request.path("number"), null));
    }

    private Future<Answer> call(String method, String path, @Nullable String body) {
        URI url = simulator.url();
        if (url == null) {
            return Future.failedFuture(
                    Problem.of(
                            404,
                            "simulator_absent",
                            "No simulator is configured: set simulator.url and simulator.token (ANJU_SIMULATOR_URL, ANJU_SIMULATOR_TOKEN)."));
        }
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + simulator.token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Future.fromCompletionStage(
                        http.sendAsync(request, HttpResponse.BodyHandlers.ofString()), vertx.getOrCreateContext())
                .recover(failure -> Future.failedFuture(Problem.later(
                        503,
                        "simulator_unreachable",
                        "The simulator at " + url + " does not answer: start it with --control-port.",
                        5)))
                .compose(SimulatorResource::answer);
    }

    private static Future<Answer> answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 204) {
            return Future.succeededFuture(Answer.NO_CONTENT);
        }
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return Future.failedFuture(Problem.of(502, "simulator_unreachable", "What answers there is no simulator."));
        }
        if (status == 401) {
            return Future.failedFuture(Problem.of(
                    502,
                    "simulator_refuses",
                    "The simulator refuses the token: give both the same (ANJU_SIMULATOR_TOKEN)."));
        }
        return status / 100 == 2
                ? Future.succeededFuture(new Answer(status, body))
                : Future.failedFuture(Problem.of(
                        status,
                        body.path("code").asText("simulator_failed"),
                        body.path("detail").asText("The simulator answered " + status + ".")));
    }
}
