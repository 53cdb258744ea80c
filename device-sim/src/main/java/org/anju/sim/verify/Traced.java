package org.anju.sim.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anju.sim.fleet.Outgoing;
import org.anju.sim.fleet.Traffic;

/** The tester's own books of what its devices sent and what became of it. Thread-safe. */
final class Traced implements Traffic {
    private static final int FIRST_REFUSAL = 0x80;

    private final Map<String, Book> books = new HashMap<>();
    private final Map<String, Long> open = new TreeMap<>();
    private final Map<String, Integer> signInsRefused = new LinkedHashMap<>();
    private long sent;
    private long acknowledged;
    private long refused;
    private long forgotten;

    /** One device's messages: timestamps of readings, and events with theirs. */
    record Book(
            NavigableSet<Long> sentTs,
            NavigableSet<Long> acknowledgedTs,
            List<String> sentEvents,
            List<String> acknowledgedEvents) {
        Book() {
            this(new TreeSet<>(), new TreeSet<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** All counts at one moment. */
    record Counts(long sent, long acknowledged, long refused, long forgotten) {
        long unaccounted() {
            return sent - acknowledged - refused - forgotten;
        }
    }

    static String event(String name, long tsMs) {
        return tsMs + " " + name;
    }

    @Override
    public synchronized void sent(String deviceId, Outgoing message) {
        sent++;
        open.merge(deviceId, 1L, Long::sum);
        Book book = books.computeIfAbsent(deviceId, id -> new Book());
        switch (message.what()) {
            case TELEMETRY -> book.sentTs.add(message.tsMs());
            case EVENT -> book.sentEvents.add(event(message.event(), message.tsMs()));
            default -> {}
        }
    }

    @Override
    public synchronized void answered(String deviceId, Outgoing message, int reasonCode) {
        open.merge(deviceId, -1L, Long::sum);
        if (reasonCode >= FIRST_REFUSAL) {
            refused++;
            return;
        }
        acknowledged++;
        Book book = books.computeIfAbsent(deviceId, id -> new Book());
        switch (message.what()) {
            case TELEMETRY -> book.acknowledgedTs.add(message.tsMs());
            case EVENT -> book.acknowledgedEvents.add(event(message.event(), message.tsMs()));
            default -> {}
        }
    }

    @Override
    public synchronized void forgotten(String deviceId, int messages) {
        forgotten += messages;
        open.merge(deviceId, -(long) messages, Long::sum);
    }

    @Override
    public synchronized void signInRefused(String deviceId, String why) {
        signInsRefused.merge(deviceId, 1, Integer::sum);
    }

    synchronized Counts counts() {
        return new Counts(sent, acknowledged, refused, forgotten);
    }

    /** Devices with messages whose fate is unknown, and how many. */
    synchronized Map<String, Long> unaccounted() {
        Map<String, Long> some = new TreeMap<>(open);
        some.values().removeIf(count -> count <= 0);
        return some;
    }

    synchronized int signInsRefused(String deviceId) {
        return signInsRefused.getOrDefault(deviceId, 0);
    }

    /** A copy of the books. */
    synchronized Map<String, Book> books() {
        Map<String, Book> copy = new LinkedHashMap<>();
        books.forEach((id, book) -> copy.put(
                id,
                new Book(
                        new TreeSet<>(book.sentTs),
                        new TreeSet<>(book.acknowledgedTs),
                        List.copyOf(book.sentEvents),
                        List.copyOf(book.acknowledgedEvents))));
        return copy;
    }
}
