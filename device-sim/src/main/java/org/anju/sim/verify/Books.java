package org.anju.sim.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongPredicate;
import org.anju.sim.estate.Placement;

/** The books of a run: sent = acknowledged = stored. Blocks; belongs to the thread of its scenario. */
final class Books {
    private static final long POLL_MS = 250;
    private static final long STORED_WITHIN_MS = 20_000;
    private static final long GONE_AFTER_MS = 3_000;
    private static final int NAMED = 4;

    private final Traced traced;
    private final List<Placement> placements;
    private final Rest rest;
    private final Clock clock;
    private final IntSupplier connected;
    private final LongPredicate interrupted;

    /**
     * Books that are still open.
     *
     * @param connected devices connected now
     * @param interrupted waits so many milliseconds and says whether the run shall end
     */
    Books(
            Traced traced,
            List<Placement> placements,
            Rest rest,
            Clock clock,
            IntSupplier connected,
            LongPredicate interrupted) {
        this.connected = connected;
        this.traced = traced;
        this.placements = placements;
        this.rest = rest;
        this.clock = clock;
        this.interrupted = interrupted;
    }

    /** Waits, within its limit, until the books balance, and says whether they do. */
    List<Verdict> close() {
        String accounted = "sent = acknowledged";
        String stored = "acknowledged = stored";
        List<Verdict> verdicts = new ArrayList<>();
        long untilMs = clock.millis() + STORED_WITHIN_MS;
        long goneMs = clock.millis() + GONE_AFTER_MS;
        while (traced.counts().unaccounted() > 0
                && clock.millis() < (connected.getAsInt() == 0 ? goneMs : untilMs)
                && !interrupted.test(POLL_MS)) {}
        Traced.Counts counts = traced.counts();
        String all = counts.sent() + " sent, " + counts.acknowledged() + " acknowledged, " + counts.refused()
                + " refused" + (counts.forgotten() == 0 ? "" : ", " + counts.forgotten() + " forgotten without power");
        verdicts.add(
                counts.unaccounted() == 0
                        ? Verdict.passed(accounted, all)
                        : Verdict.failed(accounted, all + ", " + counts.unaccounted() + " unaccounted for" + whose()));
        Map<String, Traced.Book> books = traced.books();
        try {
            Stock stock = new Stock(rest);
            Stock.Difference difference = stock.take(placements, books, clock.millis());
            while (!difference.isNone() && clock.millis() < untilMs && !interrupted.test(POLL_MS)) {
                difference = stock.take(placements, books, clock.millis());
            }
            verdicts.add(stored(stored, difference));
        } catch (Rest.GatewayException e) {
            verdicts.add(Verdict.failed(
                    stored,
                    counts.acknowledged()
                            + " acknowledged messages could not be looked up: the gateway did not answer: "
                            + e.getMessage()));
        }
        return verdicts;
    }

    private String whose() {
        return named(traced.unaccounted().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList());
    }

    private static Verdict stored(String name, Stock.Difference difference) {
        if (difference.isNone()) {
            return Verdict.passed(name, difference.compared() + " messages compared");
        }
        List<String> missing = difference.missing();
        List<String> surplus = difference.surplus();
        return Verdict.failed(
                name,
                missing.size() + " of " + difference.compared() + " acknowledged are not stored" + named(missing) + ", "
                        + surplus.size() + " stored were never sent" + named(surplus));
    }

    private static String named(List<String> items) {
        return items.isEmpty() ? "" : " (" + String.join(", ", items.subList(0, Math.min(NAMED, items.size()))) + ")";
    }
}
