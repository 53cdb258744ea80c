package org.anju.sim.fleet;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.Packets;
import org.jspecify.annotations.Nullable;

/**
 * One device's bounded QoS 1 queue: what waits, and what is in flight until its PUBACK. After a reconnect everything in flight is
 * sent again, marked DUP. Used on the device's event loop only.
 */
final class Outbox {
    private static final int MOST_WAITING = 64;
    private static final int MOST_KEPT = 20_000;
    private static final int WINDOW = 16;
    private static final int HIGHEST_PACKET_ID = 65_535;

    private final Tally tally;
    private final Consumer<Outgoing> sent;
    private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
    private final Map<Integer, Outgoing> inFlight = new LinkedHashMap<>();
    private int window = WINDOW;
    private int lastPacketId;
    private int mostWaiting = MOST_WAITING;

    /**
     * An empty outbox.
     *
     * @param sent told each message that is sent for the first time
     */
    Outbox(Tally tally, Consumer<Outgoing> sent) {
        this.tally = tally;
        this.sent = sent;
    }

    /** Whether to keep what cannot be sent, up to 20,000 messages, or only the newest. */
    void keepAll(boolean all) {
        mostWaiting = all ? MOST_KEPT : MOST_WAITING;
    }

    /** Queues a message; a full queue sheds its oldest telemetry, or its oldest message when there is no telemetry. */
    void add(Outgoing message) {
        if (waiting.size() >= mostWaiting) {
            shedOne();
        }
        waiting.add(message);
    }

    private void shedOne() {
        tally.shed.increment();
        for (Iterator<Outgoing> each = waiting.iterator(); each.hasNext(); ) {
            if (each.next().isDispensable()) {
                each.remove();
                return;
            }
        }
        waiting.poll();
    }

    /** Sends again what was in flight when the last connection died. */
    void resend(Connection connection, int receiveMaximum) {
        window = Math.min(WINDOW, receiveMaximum);
        inFlight.forEach((packetId, message) -> write(connection, packetId, message, true));
    }

    /** Sends what waits as far as the window allows; does nothing while the connection is down. */
    void pump(Connection connection) {
        if (!connection.isUp()) {
            return;
        }
        while (inFlight.size() < window && !waiting.isEmpty()) {
            Outgoing message = waiting.remove();
            int packetId = nextPacketId();
            inFlight.put(packetId, message);
            tally.sent.increment();
            sent.accept(message);
            write(connection, packetId, message, false);
        }
        connection.flush();
    }

    /** Takes a message off the flight; null when nothing flew under that packet id. */
    @Nullable
    Outgoing acknowledged(int packetId) {
        return inFlight.remove(packetId);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    /** Forgets everything, as a device without power does, and tells how many messages were on their way. */
    int clear() {
        int forgotten = inFlight.size();
        waiting.clear();
        inFlight.clear();
        return forgotten;
    }

    /** A packet id no message in flight uses (and that a subscription may use, too). */
    int nextPacketId() {
        do {
            lastPacketId = lastPacketId % HIGHEST_PACKET_ID + 1;
        } while (inFlight.containsKey(lastPacketId));
        return lastPacketId;
    }

    private static void write(Connection connection, int packetId, Outgoing message, boolean again) {
        ByteBuf payload = connection.alloc().buffer(message.payload().length).writeBytes(message.payload());
        connection.write(Packets.publish(message.topic(), payload, packetId, message.isRetained(), again));
    }
}
