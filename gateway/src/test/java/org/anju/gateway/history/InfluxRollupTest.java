package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.server.InfluxServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InfluxRollupTest extends RollupContract {
    private static InfluxServer server;

    private final String database = "rollup_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeAll
    static void start() {
        server = InfluxServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    TimeSeriesStore open(Retention retention, ManualClock clock) {
        return new InfluxStore(InfluxTarget.parse(server.address() + "/" + database, ""), retention, clock);
    }

    @Override
    void losePoints() {
        assertFalse(server.query("DROP RETENTION POLICY raw ON " + database).contains("error"));
    }

    @Test
    void keepsMinimumMeanMaximumAndCountOfFiveMinutesForEverybodyToRead() throws Exception {
        long day = System.currentTimeMillis() / Days.MILLIS * Days.MILLIS - Days.MILLIS;
        Device device = Samples.device("d-1");
        try (TimeSeriesStore opened = open(Samples.MONTH, new ManualClock(day + Days.MILLIS + Rollup.SETTLED_MS))) {
            opened.prepare();
            opened.write(List.of(point(device, day + 1, POWER, 1), point(device, day + 2, POWER, 2)));
            rollUpAll(opened);
        }
        String rollup = server.query("SELECT min_power_w, mean_power_w, max_power_w, count_power_w, device FROM "
                + database + ".rollup.charger WHERE time = " + day + "ms");
        assertTrue(rollup.contains("1,1.5,2,2,\"d-1\"]"), rollup);
    }

    @Test
    void aDayTheServerRefusesToRollUpDoesNotHoldUpTheOthers() throws Exception {
        long day = System.currentTimeMillis() / Days.MILLIS * Days.MILLIS - 2 * Days.MILLIS;
        Kind text = Samples.kind("swap", List.of(Samples.field(0, "level", FieldType.TEXT)));
        Field level = text.slots().get(0);
        Device device = Samples.device("d-1", text);
        try (TimeSeriesStore opened = open(Samples.MONTH, new ManualClock(day + 2 * Days.MILLIS + Rollup.SETTLED_MS))) {
            opened.prepare();
            opened.write(List.of(point(device, day + 1, level, "high")));
            opened.write(List.of(point(Samples.device("d-2"), day + Days.MILLIS + 1, POWER, 1)));
            conflict(day);
            rollUpAll(opened);
            assertEquals(
                    List.of(List.of(day, "high")),
                    opened.query(device, List.of(level), day, day + Days.MILLIS, Duration.ofHours(1), 5)
                            .rows());
            assertTrue(server.query("SELECT * FROM " + database + ".rollup.charger")
                    .contains("d-2"));
        }
    }

    /** Somebody wrote a number where the rollup has a text. */
    private void conflict(long day) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.address() + "/write?precision=ms&rp=rollup&db=" + database))
                .POST(HttpRequest.BodyPublishers.ofString("swap,device=d-1 last_level=1 " + day))
                .build();
        assertEquals(
                204,
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }
}
