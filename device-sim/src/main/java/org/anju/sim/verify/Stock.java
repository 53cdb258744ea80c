package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.anju.sim.estate.Placement;

/** Takes stock: compares what was acknowledged with what the gateway stored, message by message. */
final class Stock {
    private static final long CLAMPED_AFTER_MS = 300_000;
    /** What the gateway itself notes in a device's events: its comings and goings. */
    private static final String OWN_NOTE = "presence";

    private final Rest rest;

    Stock(Rest rest) {
        this.rest = rest;
    }

    /**
     * The difference.
     *
     * @param missing acknowledged and not stored
     * @param surplus stored and never sent
     * @param compared messages compared
     */
    record Difference(List<String> missing, List<String> surplus, long compared) {
        boolean isNone() {
            return missing.isEmpty() && surplus.isEmpty();
        }
    }

    /** Compares the books of the devices with the store. Readings from the future, which the gateway re-dates, are left out. */
    Difference take(List<Placement> placements, Map<String, Traced.Book> books, long nowMs)
            throws Rest.GatewayException {
        List<String> missing = new ArrayList<>();
        List<String> surplus = new ArrayList<>();
        long compared = 0;
        for (Placement placement : placements) {
            String id = placement.device().id();
            Traced.Book book = books.get(id);
            if (book == null) {
                continue;
            }
            NavigableSet<Long> acknowledged = upTo(book.acknowledgedTs(), nowMs);
            boolean redated = acknowledged.size() < book.acknowledgedTs().size();
            compared += acknowledged.size() + book.acknowledgedEvents().size();
            if (!acknowledged.isEmpty()) {
                Set<Long> stored = readings(placement, acknowledged.first(), acknowledged.last());
                acknowledged.stream()
                        .filter(ts -> !stored.contains(ts))
                        .forEach(ts -> missing.add(id + " telemetry " + ts));
                if (!redated) {
                    stored.stream()
                            .filter(ts -> !book.sentTs().contains(ts))
                            .forEach(ts -> surplus.add(id + " telemetry " + ts));
                }
            }
            if (!book.acknowledgedEvents().isEmpty()) {
                compareEvents(id, book, nowMs, missing, surplus);
            }
        }
        return new Difference(missing, surplus, compared);
    }

    private static NavigableSet<Long> upTo(NavigableSet<Long> timestamps, long nowMs) {
        return new TreeSet<>(timestamps.headSet(nowMs + CLAMPED_AFTER_MS, false));
    }

    private Set<Long> readings(Placement placement, long fromMs, long toMs) throws Rest.GatewayException {
        Set<Long> stored = new HashSet<>();
        long from = fromMs;
        while (true) {
            JsonNode history = rest.get("/devices/" + placement.device().id() + "/history?fields="
                    + placement.device().kind().constantField() + "&from=" + from + "&to=" + (toMs + 1));
            long last = from - 1;
            for (JsonNode row : history.path("rows")) {
                last = row.path(0).asLong();
                stored.add(last);
            }
            if (!history.path("truncated").asBoolean() || last < from) {
                return stored;
            }
            from = last + 1;
        }
    }

    private void compareEvents(String id, Traced.Book book, long nowMs, List<String> missing, List<String> surplus)
            throws Rest.GatewayException {
        long fromMs = Long.MAX_VALUE;
        long toMs = 0;
        for (String event : book.acknowledgedEvents()) {
            long tsMs = Long.parseLong(event.substring(0, event.indexOf(' ')));
            if (tsMs < nowMs + CLAMPED_AFTER_MS) {
                fromMs = Math.min(fromMs, tsMs);
                toMs = Math.max(toMs, tsMs);
            }
        }
        Set<String> stored = new HashSet<>();
        long until = toMs + 1;
        while (fromMs < until) {
            JsonNode page = rest.get("/devices/" + id + "/events?limit=1000&from=" + fromMs + "&to=" + until);
            for (JsonNode event : page) {
                if (!event.path("event").asText().equals(OWN_NOTE)) {
                    stored.add(Traced.event(
                            event.path("event").asText(), event.path("tsMs").asLong()));
                }
                until = event.path("tsMs").asLong();
            }
            if (page.size() < 1_000) {
                break;
            }
        }
        for (String event : book.acknowledgedEvents()) {
            long tsMs = Long.parseLong(event.substring(0, event.indexOf(' ')));
            if (tsMs < nowMs + CLAMPED_AFTER_MS && !stored.contains(event)) {
                missing.add(id + " event " + event);
            }
        }
        Set<String> sent = new HashSet<>(book.sentEvents());
        stored.stream().filter(event -> !sent.contains(event)).forEach(event -> surplus.add(id + " event " + event));
    }
}
