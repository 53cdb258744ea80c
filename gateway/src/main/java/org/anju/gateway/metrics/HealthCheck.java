package org.anju.gateway.metrics;

/** One part of the gateway that can be well or in trouble. Called often and from any thread: must not block. */
public interface HealthCheck {
    /** A closed word such as {@code journal}. */
    String name();

    /** One sentence that says what is wrong and the remedy; empty when all is well. */
    String trouble();

    /** Whether trouble here means that the gateway should get no work. False where work waits in safety until the trouble is over. */
    default boolean stopsWork() {
        return true;
    }
}
