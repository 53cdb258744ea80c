package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.gateway.fake.Await;
import org.anju.gateway.server.InfluxServer;

/** What InfluxDB has of a {@link Load}, held against what was acknowledged. */
final class Stored {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Longer than the longest pause between two attempts of the gateway to write. */
    private static final Duration STILL = Duration.ofSeconds(25);

    private Stored() {}

    /** Waits for the store to catch up, then checks that every acknowledged reading is there exactly once and nothing else is. */
    static void check(String what, InfluxServer influx, Load load, long firstMs) throws JsonProcessingException {
        long wanted = load.acknowledged();
        awaitAllOrNoMore(influx, wanted);
        Map<String, BitSet> stored = read(influx, firstMs);
        int sent = 0;
        int acknowledged = 0;
        int found = 0;
        int missing = 0;
        for (LoadDevice device : load.devices()) {
            BitSet here = stored.getOrDefault(device.id(), new BitSet());
            BitSet lost = (BitSet) device.acknowledged().clone();
            lost.andNot(here);
            sent += device.sent();
            acknowledged += device.acknowledged().cardinality();
            found += here.cardinality();
            missing += lost.cardinality();
            if (!lost.isEmpty()) {
                System.out.println("  " + device.id() + " lacks " + lost.cardinality() + " of " + device.sent()
                        + ", from " + lost.nextSetBit(0) + " to " + (lost.length() - 1));
            }
            assertEquals(-1, here.nextSetBit(device.sent()), device.id() + " has readings nobody sent");
        }
        System.out.println(
                what + ": sent " + sent + " acknowledged " + acknowledged + " stored " + found + " missing " + missing);
        assertEquals(0, missing);
        assertEquals(acknowledged, found);
        assertEquals(sent, acknowledged);
    }

    private static void awaitAllOrNoMore(InfluxServer influx, long wanted) {
        AtomicLong seen = new AtomicLong(-1);
        AtomicLong sinceNanos = new AtomicLong();
        Await.until("the store catches up or stands still", PATIENCE, () -> {
            long now = count(influx);
            if (seen.getAndSet(now) != now) {
                sinceNanos.set(System.nanoTime());
            }
            return now >= wanted || System.nanoTime() - sinceNanos.get() > STILL.toNanos();
        });
    }

    private static long count(InfluxServer influx) {
        try {
            return rows(influx, "SELECT COUNT(" + LoadDevice.FIELD + ") FROM raw.lamp")
                    .at("/0/values/0/1")
                    .asLong();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, BitSet> read(InfluxServer influx, long firstMs) throws JsonProcessingException {
        Map<String, BitSet> stored = new HashMap<>();
        for (JsonNode series : rows(influx, "SELECT " + LoadDevice.FIELD + " FROM raw.lamp GROUP BY device")) {
            String device = series.at("/tags/device").asText();
            BitSet numbers = stored.computeIfAbsent(device, id -> new BitSet());
            for (JsonNode row : series.path("values")) {
                Instant time = Instant.parse(row.get(0).asText());
                int number = Math.toIntExact(time.toEpochMilli() - firstMs);
                assertEquals(Instant.ofEpochMilli(firstMs + number), time, device);
                assertEquals(LoadDevice.value(number), row.get(1).asDouble(), device + ": " + time);
                assertEquals(false, numbers.get(number), device + " has " + time + " twice");
                numbers.set(number);
            }
        }
        return stored;
    }

    private static JsonNode rows(InfluxServer influx, String statement) throws JsonProcessingException {
        return new ObjectMapper().readTree(influx.query(statement)).at("/results/0/series");
    }
}
