package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** Meters of one link to a broker. */
public final class LinkMeters {
    private final MeterRegistry registry;
    private final String link;
    private final Counter received;
    private final Counter failures;

    public LinkMeters(MeterRegistry registry, String link) {
        this.registry = registry;
        this.link = link;
        this.received = Counter.builder("anju.link.received")
                .description("Messages received from a broker, repeated ones included")
                .tag("link", link)
                .register(registry);
        this.failures = Counter.builder("anju.link.failures")
                .description("Attempts to connect to a broker that failed, and connections lost")
                .tag("link", link)
                .register(registry);
    }

    public void received() {
        received.increment();
    }

    public void failed() {
        failures.increment();
    }

    /** Registers the gauge of the link's state. */
    public void connected(IntSupplier oneIfConnected) {
        Gauge.builder("anju.link.connected", oneIfConnected, IntSupplier::getAsInt)
                .description("1 while the link to a broker is connected")
                .tag("link", link)
                .register(registry);
    }
}
