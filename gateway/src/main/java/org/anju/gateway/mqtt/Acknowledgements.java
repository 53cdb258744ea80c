package org.anju.gateway.mqtt;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anju.gateway.intake.Outcome;

/**
 * Brings answers that have to be given on the connections' event loop there: one hop for all that came while the last hop ran, instead of
 * one per message. Bounded by what connections may have in flight.
 */
final class Acknowledgements {
    private record Due(Connection connection, int packetId, int qos, Outcome outcome) {}

    private final Context loop;
    private final Queue<Due> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Acknowledgements(Context loop) {
        this.loop = loop;
    }

    /** From any thread. */
    void add(Connection connection, int packetId, int qos, Outcome outcome) {
        due.add(new Due(connection, packetId, qos, outcome));
        if (scheduled.compareAndSet(false, true)) {
            loop.runOnContext(ignored -> drain());
        }
    }

    private void drain() {
        scheduled.set(false);
        for (Due next = due.poll(); next != null; next = due.poll()) {
            next.connection.settle(next.packetId, next.qos, next.outcome);
        }
    }
}
