package org.anju.gateway.mqtt;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.anju.gateway.intake.Outcome;

/**
 * Brings answers to the connections' event loop: one hop for all that came while the last hop ran, instead of one per message, and one
 * buffer per connection for its good QoS 1 publishes. Bounded by what connections may have in flight.
 */
final class Acknowledgements {
    private static final int FIRST_CAPACITY = 1_024;

    private record Due(Connection connection, int packetId, int qos, Outcome outcome) {}

    private final Context loop;
    private final Queue<Due> due = new ConcurrentLinkedQueue<>();
    private final List<FastLane> written = new ArrayList<>();
    private FastLane[] lanes = new FastLane[FIRST_CAPACITY];
    private int[] packetIds = new int[FIRST_CAPACITY];
    private FastLane[] emptyLanes = new FastLane[FIRST_CAPACITY];
    private int[] emptyPacketIds = new int[FIRST_CAPACITY];
    private int plain;
    private boolean scheduled;

    Acknowledgements(Context loop) {
        this.loop = loop;
    }

    /** Anything but a good QoS 1 publish. From any thread. */
    void add(Connection connection, int packetId, int qos, Outcome outcome) {
        due.add(new Due(connection, packetId, qos, outcome));
        boolean hop;
        synchronized (this) {
            hop = !scheduled;
            scheduled = true;
        }
        if (hop) {
            loop.runOnContext(ignored -> drain());
        }
    }

    /** A good QoS 1 publish. From any thread. */
    void add(FastLane lane, int packetId) {
        boolean hop;
        synchronized (this) {
            if (plain == lanes.length) {
                lanes = Arrays.copyOf(lanes, 2 * plain);
                packetIds = Arrays.copyOf(packetIds, 2 * plain);
            }
            lanes[plain] = lane;
            packetIds[plain++] = packetId;
            hop = !scheduled;
            scheduled = true;
        }
        if (hop) {
            loop.runOnContext(ignored -> drain());
        }
    }

    private void drain() {
        FastLane[] to;
        int[] ids;
        int count;
        synchronized (this) {
            scheduled = false;
            to = lanes;
            ids = packetIds;
            count = plain;
            lanes = emptyLanes;
            packetIds = emptyPacketIds;
            plain = 0;
        }
        for (int i = 0; i < count; i++) {
            if (to[i].acknowledge(ids[i])) {
                written.add(to[i]);
            }
        }
        Arrays.fill(to, 0, count, null);
        emptyLanes = to;
        emptyPacketIds = ids;
        written.forEach(FastLane::flush);
        written.clear();
        for (Due next = due.poll(); next != null; next = due.poll()) {
            next.connection.settle(next.packetId, next.qos, next.outcome);
        }
    }
}
