package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Tick;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have raised on stored history: the same engine, fed compound after compound, since nothing that is correlated reaches
 * further, with a tick for every second that passed. Who was online is not in the history, hence rules that need it cannot be tried.
 */
public final class DryRun {
    /** Most entries looked at: what then is left over is reported. */
    public static final int MOST_ENTRIES = 5_000_000;
    /** Most alerts listed; all are counted. */
    public static final int MOST_LISTED = 1_000;

    /** Longest run: whoever waits for the answer is still there. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(45);

    private static final long CHUNK_MS = 3_600_000;
    private static final long SECOND_MS = 1_000;

    private final Past past;
    private final Places places;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that never goes back, such as {@code System::nanoTime} */
    public DryRun(Past past, Places places, LongSupplier nanoTime) {
        this.past = past;
        this.places = places;
        this.nanoTime = nanoTime;
    }

    /** An alert that would have been raised. */
    public record Found(Alert alert, @Nullable Long clearedMs, int occurrences) {}

    /**
     * What a run found.
     *
     * @param entries looked at
     * @param raised how many alerts would have been raised
     * @param found the first of them
     * @param untried rules that cannot be tried on history, with the reason
     * @param complete whether all of the time was looked at
     */
    public record Report(
            long entries, int devices, int raised, List<Found> found, Map<String, String> untried, boolean complete) {}

    private static final class Run {
        private final Map<String, Found> open = new HashMap<>();
        private final Map<String, Found> listed = new LinkedHashMap<>();
        private long entries;
        private int raised;

        void see(Change change) {
            String key = change.rule() + ' ' + change.subject();
            if (change instanceof Change.Raised one) {
                begin(key, one.alert());
            } else if (change instanceof Change.Shadowed one) {
                begin(key, one.alert());
            } else if (change instanceof Change.Touched more) {
                put(key, open.get(key), null, more.more());
            } else if (change instanceof Change.Cleared over) {
                put(key, open.remove(key), over.atMs(), over.more());
            } else if (change instanceof Change.ShadowOver over) {
                put(key, open.remove(key), over.atMs(), 0);
            }
        }

        private void begin(String key, Alert alert) {
            raised++;
            Found found = new Found(alert, null, 1);
            open.put(key, found);
            if (listed.size() < MOST_LISTED) {
                listed.put(alert.id(), found);
            }
        }

        private void put(String key, @Nullable Found before, @Nullable Long clearedMs, int more) {
            if (before == null) {
                return;
            }
            Found after = new Found(before.alert(), clearedMs, before.occurrences() + more);
            listed.computeIfPresent(before.alert().id(), (id, old) -> after);
            if (clearedMs == null) {
                open.put(key, after);
            }
        }
    }

    /**
     * Tries rules.
     *
     * @param devices whose past is looked at
     */
    public Report run(RuleSet rules, List<Device> devices, long fromMs, long toMs) {
        Map<String, String> untried = new TreeMap<>();
        for (Rule rule : rules.rules()) {
            if (rule.condition().needsPresence()) {
                untried.put(rule.id(), "who was online is not kept in the history; let it run in shadow instead");
            }
        }
        Map<String, List<Device>> compounds = new TreeMap<>();
        devices.forEach(device -> compounds
                .computeIfAbsent(device.compound(), id -> new ArrayList<>())
                .add(device));
        Run run = new Run();
        boolean complete = true;
        long deadline = nanoTime.getAsLong() + LONGEST_NANOS;
        for (List<Device> compound : compounds.values()) {
            AlertEngine engine = new AlertEngine(rules, places);
            long[] clock = {fromMs, 0};
            for (long at = fromMs; at < toMs; at += CHUNK_MS) {
                if (run.entries >= MOST_ENTRIES || nanoTime.getAsLong() - deadline > 0) {
                    complete = false;
                    break;
                }
                long end = Math.min(toMs, at + CHUNK_MS);
                past.read(compound, at, end, entry -> feed(engine, entry, clock, run));
                pass(engine, end, clock, run);
            }
        }
        return new Report(run.entries, devices.size(), run.raised, List.copyOf(run.listed.values()), untried, complete);
    }

    private static void feed(AlertEngine engine, Entry entry, long[] clock, Run run) {
        pass(engine, entry.receivedMs(), clock, run);
        run.entries++;
        engine.handle(++clock[1], entry, run::see);
    }

    /** Lets the time pass, second by second. */
    private static void pass(AlertEngine engine, long untilMs, long[] clock, Run run) {
        while (clock[0] + SECOND_MS <= untilMs) {
            clock[0] += SECOND_MS;
            engine.handle(++clock[1], new Tick(clock[0]), run::see);
        }
    }
}
