package org.anju.gateway.delivery;

import java.util.concurrent.CompletionStage;

/**
 * The way to one recipient. Each recipient has its own instance, which may hold a connection, a session or a registration. The dispatcher
 * calls {@link #send} never before the previous answer: stop and wait. A message is sent again, with the same {@link Message#id}, whenever its
 * answer was lost. What every channel does is written down in the test {@code ChannelContract}.
 */
public interface Channel extends AutoCloseable {
    /**
     * Begins to connect or register where the peer needs that. Must not block; never fails: a peer out of reach answers
     * {@link Attempt#unready}.
     *
     * @param ready to be called, from any thread, each time the channel has become able to send; what is waiting is then sent at once
     */
    default void start(Runnable ready) {}

    /**
     * Sends a message once. Must not block, and bounds its own time.
     *
     * @return completes with the outcome, on any thread; a failed stage counts as a retry
     */
    CompletionStage<Attempt> send(Message message);

    /** Lets go of what {@link #start} took. */
    @Override
    default void close() {}
}
