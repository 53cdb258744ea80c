package org.anju.gateway.intake;

/** Told once what became of a message. Called on any thread: must not block. */
@FunctionalInterface
public interface Answer {
    void answer(Outcome outcome);
}
