package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.Tick;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have raised on stored history: the same engine, fed compound after compound, since nothing that is correlated reaches
 * further, with a tick for every second that passed. An alert that comes back before anybody acknowledged it counts anew.
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
     * @param complete whether all of the time was looked at
     */
    public record Report(long entries, int devices, int raised, List<Found> found, boolean complete) {}

    private static final class Run {
        private final RuleSet tried;
        private final Map<String, Found> open = new HashMap<>();
        private final Map<String, Found> listed = new LinkedHashMap<>();
        private long entries;
        private int raised;

        Run(RuleSet tried) {
            this.tried = tried;
        }

        void see(Change change) {
            if (tried.rule(change.rule()) == null) {
                return;
            }
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
     * @param inForce rules whose alerts the tried ones may listen to; theirs are not reported
     * @param devices whose past is looked at; of rules about kinds of devices alone, only those kinds
     */
    public Report run(RuleSet rules, RuleSet inForce, List<Device> devices, long fromMs, long toMs) {
        RuleSet all = rules.hearing(inForce);
        boolean presence =
                all.rules().stream().anyMatch(rule -> rule.condition().needsPresence());
        List<Device> concerned = concerned(rules, devices);
        Map<String, List<Device>> compounds = new TreeMap<>();
        concerned.forEach(device -> compounds
                .computeIfAbsent(device.compound(), id -> new ArrayList<>())
                .add(device));
        Run run = new Run(rules);
        boolean complete = true;
        long deadline = nanoTime.getAsLong() + LONGEST_NANOS;
        for (List<Device> compound : compounds.values()) {
            AlertEngine engine = new AlertEngine(all, places);
            long[] clock = {fromMs, 0};
            if (presence) {
                past.before(compound, fromMs, entry -> engine.handle(++clock[1], entry, run::see));
            }
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
        return new Report(run.entries, concerned.size(), run.raised, List.copyOf(run.listed.values()), complete);
    }

    private static List<Device> concerned(RuleSet rules, List<Device> devices) {
        Set<String> kinds = rules.rules().stream().map(Rule::kind).collect(Collectors.toSet());
        if (kinds.contains(Subjects.BUILDING) || kinds.contains(Subjects.COMPOUND)) {
            return devices;
        }
        return devices.stream()
                .filter(device -> kinds.contains(device.kind().name()))
                .toList();
    }

    private static void feed(AlertEngine engine, Entry entry, long[] clock, Run run) {
        pass(engine, entry.receivedMs(), clock, run);
        if (!(entry instanceof Presence)) {
            run.entries++;
        }
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
