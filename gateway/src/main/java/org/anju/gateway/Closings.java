package org.anju.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened so far, to be closed in the opposite order. Not thread-safe. */
final class Closings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closings.class);

    /** How to close something that is not closeable by itself. */
    interface How<T> {
        void close(T opened) throws Exception;
    }

    private record Closing(String what, AutoCloseable how) {}

    private final Deque<Closing> newestFirst = new ArrayDeque<>();

    <T extends AutoCloseable> T add(String what, T opened) {
        newestFirst.push(new Closing(what, opened));
        return opened;
    }

    <T> T add(String what, T opened, How<T> how) {
        newestFirst.push(new Closing(what, () -> how.close(opened)));
        return opened;
    }

    /** Closes everything; one that fails is reported and does not keep the others open. */
    @Override
    public void close() {
        while (!newestFirst.isEmpty()) {
            Closing closing = newestFirst.pop();
            try {
                closing.how().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("{} was interrupted while closing", closing.what());
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly: {}", closing.what(), e.toString());
            }
        }
    }
}
