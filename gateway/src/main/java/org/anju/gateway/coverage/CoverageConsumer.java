package org.anju.gateway.coverage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.coverage.CoverageStore.Day;
import org.anju.gateway.coverage.CoverageStore.Standing;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.CoverageMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal for coverage as its consumer {@value #NAME}: counts entries in, evaluates all compounds once a minute of journal time,
 * keeps the day's figures, and tells of scores that fell below the target. States are stored every few minutes in small transactions; each
 * says up to which entry it is complete, so that entries read again after a crash are not counted twice.
 */
public final class CoverageConsumer implements AutoCloseable {
    /** The journal's word for this consumer. */
    public static final String NAME = "coverage";

    private static final Logger LOG = LoggerFactory.getLogger(CoverageConsumer.class);
    private static final int BATCH = 1_000;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long EVALUATE_MS = TimeUnit.MINUTES.toMillis(1);
    private static final long SAVE_MS = TimeUnit.MINUTES.toMillis(3);
    private static final int CHUNK = 250;
    private static final long PAUSE_MS = 2_000;
    private static final long CLOSE_MS = 10_000;

    private final Journal journal;
    private final Coverage coverage;
    private final CoverageStore store;
    private final Proofs proofs;
    private final BelowTarget belowTarget;
    private final CoverageMeters meters;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Thread thread = new Thread(this::run, "coverage");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String trouble = "";
    private long evaluatedMs;
    private long savedMs;

    /**
     * Connects the parts; nothing runs before {@link #start}.
     *
     * @param journal with a consumer of the name {@value #NAME}
     */
    public CoverageConsumer(
            Journal journal,
            Coverage coverage,
            CoverageStore store,
            Proofs proofs,
            BelowTarget belowTarget,
            CoverageMeters meters) {
        this.journal = journal;
        this.coverage = coverage;
        this.store = store;
        this.proofs = proofs;
        this.belowTarget = belowTarget;
        this.meters = meters;
    }

    /** Loads what was stored and begins to follow. Blocks while loading. */
    public void start() {
        coverage.restore(store.states(), journal.position(NAME));
        standings.putAll(store.standings());
        meters.watch(() -> Math.max(0, journal.last() - coverage.position()));
        thread.start();
    }

    /** Why coverage does not move on, in one sentence; empty when all is well. */
    public String trouble() {
        return trouble;
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try {
                step(journal.follow(NAME, coverage.position(), BATCH, WAIT));
                trouble = "";
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                trouble = "Coverage cannot go on: " + failure.getMessage()
                        + ". Check the SQL store and the log; it goes on trying.";
                LOG.warn("coverage", failure);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** Counts a batch in and does what has become due. Visible for tests that feed it by hand. */
    void step(Batch batch) {
        coverage.apply(batch);
        meters.counted(batch.entries().size());
        long now = coverage.asOfMs();
        if (now - evaluatedMs >= EVALUATE_MS) {
            evaluate(now);
            evaluatedMs = now;
        }
        if (savedMs == 0) {
            savedMs = now;
        }
        if (now - savedMs >= SAVE_MS) {
            save();
            savedMs = now;
        }
    }

    private void evaluate(long now) {
        coverage.proofs(proofs.since(now - coverage.policy().alertPath().validMs()));
        List<CompoundCoverage> all = coverage.compounds(compound -> true);
        Policy policy = coverage.policy();
        meters.evaluated(
                all.size(), (int) all.stream().filter(CompoundCoverage::passes).count());
        int today = coverage.today();
        List<Day> days = new ArrayList<>();
        Map<String, Standing> changed = new HashMap<>();
        for (CompoundCoverage compound : all) {
            days.add(new Day(
                    compound.id(),
                    today,
                    now,
                    policy.id() + " " + policy.version(),
                    compound.passes(),
                    compound.score(),
                    FigureJson.write(compound.figures())));
            Standing before = standings.getOrDefault(compound.id(), Standing.FIRST);
            Standing after = judge(before, compound, policy, now);
            if (!after.equals(before)) {
                changed.put(compound.id(), after);
            }
        }
        store.saveDays(days);
        if (!changed.isEmpty()) {
            store.saveStandings(changed);
            standings.putAll(changed);
        }
    }

    private Standing judge(Standing before, CompoundCoverage compound, Policy policy, long now) {
        Policy.Hysteresis limits = policy.alert();
        // Before anything was observed there is no score to fall.
        boolean observed = compound.figures().stream()
                .anyMatch(figure -> figure.indicator() == Indicator.ONLINE_24H && figure.whole() > 0);
        boolean below = observed && compound.score() < limits.belowScore();
        boolean back = compound.score() >= limits.backAtScore();
        long belowSince = below ? (before.belowSinceMs() == 0 ? now : before.belowSinceMs()) : 0;
        long backSince = back ? (before.backSinceMs() == 0 ? now : before.backSinceMs()) : 0;
        boolean alerting = before.alerting();
        if (!alerting && below && now - belowSince >= limits.forMs()) {
            alerting = belowTarget.report(compound.id(), true, data(compound, limits));
        } else if (alerting && back && now - backSince >= limits.forMs()) {
            alerting = !belowTarget.report(compound.id(), false, data(compound, limits));
        }
        long passing = compound.passes() ? (before.passingSinceMs() == 0 ? now : before.passingSinceMs()) : 0;
        return new Standing(alerting, belowSince, backSince, passing);
    }

    private static Map<String, Object> data(CompoundCoverage compound, Policy.Hysteresis limits) {
        return Map.of(
                "score_pct",
                compound.score(),
                "target_pct",
                limits.belowScore(),
                "reasons",
                String.join(
                        "; ",
                        compound.gaps().stream()
                                .limit(3)
                                .map(gap -> gap.words().zh())
                                .toList()));
    }

    private void save() {
        long safe = coverage.position();
        List<String> devices = coverage.devices();
        for (int from = 0; from < devices.size(); from += CHUNK) {
            store.saveStates(coverage.encode(devices.subList(from, Math.min(devices.size(), from + CHUNK))));
        }
        journal.release(NAME, safe);
    }

    private boolean pause() {
        try {
            return !stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            return false;
        }
    }

    /** Stops following and stores what is not stored yet. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            save();
        } catch (RuntimeException e) {
            LOG.warn("coverage could not be stored; the journal will be read again at the next start", e);
        }
    }
}
