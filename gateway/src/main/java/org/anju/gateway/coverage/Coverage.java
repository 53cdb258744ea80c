package org.anju.gateway.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.anju.gateway.coverage.Facts.CompoundFacts;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Coverage as it stands now. Reading is thread-safe and computes from running sums: milliseconds for the whole city, microseconds for a
 * compound; neither blocks on a store.
 */
public final class Coverage {
    private final EstateView estate;
    private final ReentrantLock lock = new ReentrantLock();
    private final CoverageState state;
    private final GapWords words;
    private Map<String, Facts.Proof> proofs = Map.of();
    private long position;

    /** Knows nothing yet. */
    public Coverage(EstateView estate, Policy policy) {
        this.estate = estate;
        this.state = new CoverageState(estate.current(), policy);
        this.words = new GapWords(state.local().zone());
    }

    /** The policy in force. */
    public Policy policy() {
        return locked(state::policy);
    }

    /** Judges by another policy from now on. Shares of time already accounted stay as they were accounted. */
    public void policy(Policy policy) {
        locked(() -> {
            state.policy(policy);
            return null;
        });
    }

    /** The moment the figures are of: receive time of the newest journal entry counted in; 0 before the first. */
    public long asOfMs() {
        return locked(state::nowMs);
    }

    /** How a compound stands, null when there is none of that id. */
    public @Nullable CompoundCoverage compound(String id) {
        return locked(() -> {
            state.estate(estate.current());
            Compound compound = state.estate().compound(id);
            return compound == null ? null : assessor(state.policy()).assess(facts(compound));
        });
    }

    /** How the compounds that match stand, in id order. */
    public List<CompoundCoverage> compounds(Predicate<Compound> wanted) {
        return compounds(wanted, null);
    }

    /** The same under another policy, as far as it can be told before that is in force: shares of time are those accounted so far. */
    List<CompoundCoverage> compounds(Predicate<Compound> wanted, @Nullable Policy instead) {
        return locked(() -> {
            state.estate(estate.current());
            Policy inForce = state.policy();
            List<CompoundCoverage> all = new ArrayList<>();
            Assessor assessor = assessor(instead == null ? inForce : instead);
            for (Compound compound : state.estate().compounds().values()) {
                if (wanted.test(compound)) {
                    all.add(assessor.assess(facts(compound)));
                }
            }
            return all;
        });
    }

    /** The facts of a device, null when none of that id stands in the field. */
    public Facts.@Nullable DeviceFacts device(String id) {
        return locked(() -> {
            state.estate(estate.current());
            Device device = state.estate().device(id);
            return device == null ? null : state.facts(device);
        });
    }

    /** The facts of the compounds that match, in id order, all of one moment. */
    public Snapshot snapshot(Predicate<Compound> wanted) {
        return locked(() -> {
            state.estate(estate.current());
            List<CompoundFacts> all = new ArrayList<>();
            for (Compound compound : state.estate().compounds().values()) {
                if (wanted.test(compound)) {
                    all.add(facts(compound));
                }
            }
            return new Snapshot(state.nowMs(), state.policy(), all);
        });
    }

    /** Facts of one moment and the policy in force then. */
    public record Snapshot(long asOfMs, Policy policy, List<CompoundFacts> compounds) {
        public Snapshot {
            compounds = List.copyOf(compounds);
        }
    }

    /** Sums by some key of the compounds, such as area or batch, in order of the key. */
    public static <K extends Comparable<K>> Map<K, Rollup> rollup(
            Collection<CompoundCoverage> compounds, Function<CompoundCoverage, K> key, Policy policy) {
        Map<K, List<CompoundCoverage>> groups = new TreeMap<>();
        compounds.forEach(compound -> groups.computeIfAbsent(key.apply(compound), any -> new ArrayList<>())
                .add(compound));
        Map<K, Rollup> sums = new TreeMap<>();
        groups.forEach((group, members) -> sums.put(group, Rollup.of(members, policy)));
        return sums;
    }

    void restore(Map<String, byte[]> stored, long from) {
        locked(() -> {
            state.restore(stored);
            position = from;
            return null;
        });
    }

    void proofs(Map<String, Facts.Proof> found) {
        locked(() -> {
            proofs = new HashMap<>(found);
            return null;
        });
    }

    long position() {
        return locked(() -> position);
    }

    void apply(Batch batch) {
        locked(() -> {
            state.estate(estate.current());
            long sequence = batch.first();
            for (Entry entry : batch.entries()) {
                state.apply(sequence++, entry);
            }
            position = Math.max(position, batch.last());
            return null;
        });
    }

    List<String> devices() {
        return locked(state::devices);
    }

    Map<String, byte[]> encode(List<String> devices) {
        return locked(() -> state.encode(devices, position));
    }

    int today() {
        return locked(() -> (int) state.local().day(state.nowMs()));
    }

    private CompoundFacts facts(Compound compound) {
        return state.facts(compound, proofs.get(compound.id()));
    }

    private Assessor assessor(Policy policy) {
        return new Assessor(policy, words, state.nowMs());
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
