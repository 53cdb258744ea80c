package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Meters of the journal. */
public final class JournalMeters {
    private static final double MS_PER_S = 1000;

    private final MeterRegistry registry;
    private final Timer commit;
    private final DistributionSummary entries;
    private final Counter failures;
    private final Counter refused;
    private final Counter damaged;
    private final Counter fromDisk;

    public JournalMeters(MeterRegistry registry) {
        this.registry = registry;
        this.commit = Timer.builder("anju.journal.commit")
                .description("Time of one group commit, until its entries are on disk")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.entries = DistributionSummary.builder("anju.journal.commit.entries")
                .description("Entries in one group commit")
                .register(registry);
        this.failures = Counter.builder("anju.journal.commit.failures")
                .description("Group commits that failed and were tried again")
                .register(registry);
        this.refused = Counter.builder("anju.journal.refused")
                .description("Appends refused because the backlog was full or the journal could not take entries")
                .register(registry);
        this.damaged = Counter.builder("anju.journal.damaged")
                .description("Blocks and files that were found damaged and set aside")
                .register(registry);
        this.fromDisk = Counter.builder("anju.journal.read.disk")
                .description("Entries that a consumer read from disk because it was behind the window in memory")
                .register(registry);
    }

    public void committed(long nanos, int count) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
        entries.record(count);
    }

    public void commitFailed() {
        failures.increment();
    }

    public void refused() {
        refused.increment();
    }

    public void damaged() {
        damaged.increment();
    }

    public void readFromDisk(int count) {
        fromDisk.increment(count);
    }

    /** Registers the gauge of the backlog. */
    public void waiting(LongSupplier entries) {
        Gauge.builder("anju.journal.waiting", entries::getAsLong)
                .description("Entries that wait for their group commit")
                .register(registry);
    }

    /** Registers the gauge of the newest entry. */
    public void last(LongSupplier sequence) {
        Gauge.builder("anju.journal.last", sequence::getAsLong)
                .description("Sequence number of the newest durable entry")
                .register(registry);
    }

    /** Registers the gauges of the file and its disk, in bytes. */
    public void file(LongSupplier used, LongSupplier free) {
        Gauge.builder("anju.journal.file", used::getAsLong)
                .description("Size of the journal's file, without pages that are free for use again")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("anju.journal.disk.free", free::getAsLong)
                .description("Free space of the disk that holds the journal")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Registers the gauge of the oldest unreleased entry's age. */
    public void age(LongSupplier ms) {
        Gauge.builder("anju.journal.age", () -> ms.getAsLong() / MS_PER_S)
                .description("Time from the oldest entry that some consumer has not released to the newest one")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Registers the gauge of how far a consumer is behind. */
    public void lag(String consumer, LongSupplier entriesBehind) {
        Gauge.builder("anju.journal.lag", entriesBehind::getAsLong)
                .description("Durable entries that a consumer has not released yet")
                .tag("consumer", consumer)
                .register(registry);
    }
}
