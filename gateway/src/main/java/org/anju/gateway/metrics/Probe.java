package org.anju.gateway.metrics;

import java.util.function.Supplier;

/** A check that takes its time: {@link #run} looks, blocking where it must, and {@link #trouble} says what the last look found. Thread-safe. */
public final class Probe implements HealthCheck, Runnable {
    private final String name;
    private final Supplier<String> look;
    private volatile String found = "";

    /**
     * @param look as {@link HealthCheck#trouble}, but may block; what it throws is trouble
     */
    public Probe(String name, Supplier<String> look) {
        this.name = name;
        this.look = look;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String trouble() {
        return found;
    }

    @Override
    public boolean stopsWork() {
        return false;
    }

    @Override
    public void run() {
        try {
            found = look.get();
        } catch (RuntimeException e) {
            found = "it cannot be examined: " + e.getMessage();
        }
    }
}
