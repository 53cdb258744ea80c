package org.anju.gateway.metrics;

import java.util.function.Supplier;

/**
 * The health of a component that can say itself what is wrong.
 *
 * @param report as {@link HealthCheck#trouble}
 */
public record ComponentCheck(String name, boolean stopsWork, Supplier<String> report) implements HealthCheck {
    @Override
    public String trouble() {
        return report.get();
    }
}
