package org.anju.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries a rule file on the history of a running gateway and lists what it would have raised. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Tries alert rules on stored history: lists what they would have raised",
        footer =
                "The token of an administrator is taken from ANJU_TOKEN; make one with: anju user token admin --for replay")
final class ReplayCommand implements Callable<Integer> {
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<Function<String, ZonedDateTime>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toZonedDateTime(),
            text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()),
            text -> LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()));

    @Spec
    private CommandSpec spec;

    @Option(names = "--rule", paramLabel = "FILE", required = true, description = "rule file in YAML (docs/rules.md)")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "such as 2026-11-18 or 2026-11-18T22:00")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", required = true, description = "the end, not included")
    private String to;

    @Option(names = "--compound", paramLabel = "ID", description = "only this compound")
    private @Nullable String compound;

    @Option(names = "--device", paramLabel = "ID", description = "only this device")
    private @Nullable String device;

    @Mixin
    private RunningGateway gateway;

    private final Map<String, String> environment;

    ReplayCommand() {
        this(System.getenv());
    }

    ReplayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return answered(ask());
        } catch (IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            return Main.WRONG;
        } catch (JsonProcessingException e) {
            err.println("error: " + gateway.url() + " does not answer as a gateway does: " + e.getOriginalMessage()
                    + "; check --url");
            return Main.FAILED;
        } catch (IOException e) {
            err.println("error: " + e.getMessage());
            return Main.FAILED;
        }
    }

    /** @throws IllegalArgumentException when something was said wrongly */
    private HttpRequest.Builder ask() {
        HttpRequest.Builder request = gateway.ask(environment, "replay", "/api/v1/rules/dry-run", LIMIT);
        long fromMs = time("--from", from);
        long toMs = time("--to", to);
        if (toMs <= fromMs) {
            throw new IllegalArgumentException("--to " + to + " is not after --from " + from);
        }
        if (toMs - fromMs > LONGEST.toMillis()) {
            throw new IllegalArgumentException("from " + from + " to " + to + " is longer than " + LONGEST.toDays()
                    + " days: try one part after the other");
        }
        ObjectNode body = MAPPER.createObjectNode().put("fromMs", fromMs).put("toMs", toMs);
        try {
            body.put("yaml", Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("--rule " + file + " cannot be read: " + e, e);
        }
        if (compound != null) {
            body.put("compound", compound);
        }
        if (device != null) {
            body.put("device", device);
        }
        return request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private int answered(HttpRequest.Builder request) throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        HttpResponse<String> response = gateway.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode answer = MAPPER.readTree(response.body());
        if (response.statusCode() == RunningGateway.OK) {
            print(spec.commandLine().getOut(), answer);
            if (answer.path("records").asLong() == 0) {
                err.println("error: nothing is stored of these "
                        + answer.path("devices").asInt() + " devices from " + from + " to " + to
                        + "; check the time, and how long history is kept (docs/configuration.md)");
                return Main.FAILED;
            }
            return 0;
        }
        err.println("error: " + answer.path("detail").asText(response.body()));
        answer.path("problems")
                .forEach(each -> err.println(file + ":" + each.path("line").asInt() + ": "
                        + each.path("key").asText() + ": "
                        + each.path("message").asText()));
        return response.statusCode() == UNPROCESSABLE || response.statusCode() == BAD_REQUEST
                ? Main.WRONG
                : Main.FAILED;
    }

    private static long time(String option, String text) {
        for (Function<String, ZonedDateTime> form : FORMS) {
            try {
                return form.apply(text).toInstant().toEpochMilli();
            } catch (DateTimeParseException e) {
                // The next form may fit.
            }
        }
        throw new IllegalArgumentException(
                option + " '" + text + "' is no time: write 2026-11-18, 2026-11-18T22:00 or 2026-11-18T22:00:00+08:00");
    }

    private static void print(PrintWriter out, JsonNode answer) {
        answer.path("items")
                .forEach(item -> out.println(shown(item.path("raisedMs").asLong()) + "  "
                        + (item.has("clearedMs")
                                ? "to " + shown(item.path("clearedMs").asLong())
                                : "still active       ")
                        + "  " + item.path("rule").asText() + "  "
                        + item.path("subject").asText() + "  "
                        + item.path("values")));
        int more = answer.path("raised").asInt() - answer.path("items").size();
        if (more > 0) {
            out.println("… and " + more + " more");
        }
        out.println(answer.path("raised").asInt() + " alerts from "
                + answer.path("records").asLong() + " records of "
                + answer.path("devices").asInt() + " devices"
                + (answer.path("complete").asBoolean() ? "" : "; the time was too long to be looked at as a whole"));
    }

    private static String shown(long ms) {
        return SHOWN.format(Instant.ofEpochMilli(ms).atZone(ZoneId.systemDefault()));
    }
}
