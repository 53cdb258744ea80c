package org.anju.gateway.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.anju.gateway.config.Config;
import org.anju.gateway.history.InfluxStore;
import org.anju.gateway.history.InfluxTarget;
import org.anju.gateway.history.Retention;
import org.anju.gateway.history.StoreUnavailableException;

/** Whether InfluxDB answers and lets the gateway in; without one there is nothing to ask. */
final class HistoryCheck {
    private static final String SUBJECT = "history";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Config config;

    HistoryCheck(Config config) {
        this.config = config;
    }

    List<Finding> look() {
        String url = config.history().influxUrl();
        if (url == null) {
            return List.of(Finding.ok(SUBJECT, "it is embedded"));
        }
        InfluxTarget target = InfluxTarget.parse(url, config.history().influxToken());
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(target.address() + "/query?q=SHOW%20MEASUREMENTS&db=" + target.database()))
                    .timeout(LIMIT);
            if (!target.token().isEmpty()) {
                request.header("Authorization", "Token " + target.token());
            } else if (!target.user().isEmpty()) {
                String pair = target.user() + ":" + target.password();
                request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            }
            int status = HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            Finding answer = answered(target.address(), status);
            return status < 300
                    ? Stream.concat(Stream.of(answer), setUp(target).stream()).toList()
                    : List.of(answer);
        } catch (IOException e) {
            return List.of(Finding.fault(
                    SUBJECT,
                    "InfluxDB at " + target.address() + " does not answer: " + e,
                    "start it, or correct history.influxUrl (ANJU_INFLUX_URL); meanwhile the journal holds the data"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** A gateway with the right sets this up when it starts. */
    private List<Finding> setUp(InfluxTarget target) {
        try {
            List<String> missing = InfluxStore.missing(
                    target,
                    new Retention(config.history().raw(), config.history().rollups()));
            return missing.isEmpty()
                    ? List.of()
                    : List.of(Finding.warning(
                            SUBJECT,
                            "InfluxDB at " + target + " lacks retention policies of the gateway",
                            "start the gateway, or when its user may not set them up run as an administrator: "
                                    + String.join("; ", missing)));
        } catch (StoreUnavailableException e) {
            return List.of(Finding.warning(
                    SUBJECT,
                    String.valueOf(e.getMessage()),
                    "let the gateway's user list databases and retention policies"));
        }
    }

    private static Finding answered(String address, int status) {
        if (status == 401 || status == 403) {
            return Finding.fault(
                    SUBJECT,
                    "InfluxDB at " + address + " refuses user, password or token (" + status + ")",
                    "correct them in history.influxUrl or history.influxToken");
        }
        return status < 300
                ? Finding.ok(SUBJECT, "InfluxDB at " + address + " answers")
                : Finding.fault(
                        SUBJECT,
                        "InfluxDB at " + address + " answered " + status,
                        "check that the address is InfluxDB's and read its log");
    }
}
