package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Meters of coverage (智慧安防全植入). */
public final class CoverageMeters {
    private final MeterRegistry registry;
    private final Counter counted;
    private final AtomicInteger compounds = new AtomicInteger();
    private final AtomicInteger passing = new AtomicInteger();

    public CoverageMeters(MeterRegistry registry) {
        this.registry = registry;
        this.counted = Counter.builder("anju.coverage.counted")
                .description("Journal entries coverage has counted in")
                .register(registry);
        Gauge.builder("anju.coverage.compounds", compounds, AtomicInteger::get)
                .description("Compounds measured at the last evaluation")
                .register(registry);
        Gauge.builder("anju.coverage.passing", passing, AtomicInteger::get)
                .description("Compounds that passed at the last evaluation")
                .register(registry);
    }

    public void counted(int entries) {
        counted.increment(entries);
    }

    public void evaluated(int all, int pass) {
        compounds.set(all);
        passing.set(pass);
    }

    /** Registers how far coverage is behind the journal. */
    public void watch(LongSupplier backlog) {
        Gauge.builder("anju.coverage.backlog", backlog, LongSupplier::getAsLong)
                .description("Journal entries coverage has still to count in")
                .register(registry);
    }
}
