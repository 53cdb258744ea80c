package org.anju.gateway.delivery;

import java.util.concurrent.CompletionStage;

/**
 * The way to one recipient. Each recipient has its own instance, which may hold a connection, a session or a registration. The dispatcher
 * calls {@link #send} in the order of the sequence numbers and never before the previous answer: stop and wait. A message is sent again, with
 * the same {@link Delivery#messageId}, whenever its answer was lost.
 */
public interface Channel extends AutoCloseable {
    /**
     * Begins to connect or register where the peer needs that. Must not block; never fails: a peer out of reach is a reason to retry.
     *
     * @param ready to be called, from any thread, each time the channel has become able to send; what is waiting for a later attempt is then
     *     sent at once
     */
    default void start(Runnable ready) {}

    /**
     * Sends a delivery once. Must not block, and bounds its own time.
     *
     * @return completes with the outcome, on any thread; a failed stage counts as a retry
     */
    CompletionStage<Attempt> send(Delivery delivery);

    /** Lets go of what {@link #start} took. */
    @Override
    default void close() {}
}
