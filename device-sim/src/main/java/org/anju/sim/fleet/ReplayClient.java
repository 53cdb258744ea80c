package org.anju.sim.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import org.anju.sim.mqtt.Backoff;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.ConnectFailure;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.ConnectionListener;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Login;
import org.anju.sim.mqtt.Transport;

/**
 * A device on the air that says what it is told to, with QoS 1 and in that order. Its public methods may be called from any thread;
 * everything else happens on its event loop.
 */
public final class ReplayClient implements ConnectionListener {
    private static final Backoff BACKOFF = new Backoff(500, 10_000);
    private static final int FIRST_REFUSAL = 0x80;

    private final String id;
    private final Tally tally;
    private final Complaints complaints;
    private final EventLoop loop;
    private final Connection connection;
    private final Outbox outbox;
    private boolean online;

    /** A device that is not connected yet. */
    public ReplayClient(
            String id, Login login, Endpoint endpoint, Transport transport, Tally tally, Complaints complaints) {
        this.id = id;
        this.tally = tally;
        this.complaints = complaints;
        this.loop = transport.nextLoop();
        this.connection = new Connection(transport, loop, endpoint, login, BACKOFF, this);
        this.outbox = new Outbox(tally, sent -> {});
        outbox.keepAll(true);
    }

    /** Who it is. */
    public String id() {
        return id;
    }

    /** Starts connecting, and goes on until told otherwise. */
    public void start() {
        connection.open();
    }

    /** Says something, now or as soon as it is connected. */
    public void say(String topic, boolean retained, byte[] payload) {
        loop.execute(() -> {
            outbox.add(new Outgoing(retained ? Outgoing.What.STATUS : Outgoing.What.TELEMETRY, topic, payload, 0, ""));
            outbox.pump(connection);
        });
    }

    /** Leaves in order. */
    public void stop() {
        connection.close();
    }

    @Override
    public void up(int receiveMaximum) {
        online = true;
        tally.connected.incrementAndGet();
        outbox.resend(connection, receiveMaximum);
        outbox.pump(connection);
    }

    @Override
    public void down(ConnectFailure failure) {
        if (online) {
            online = false;
            tally.connected.decrementAndGet();
            if (failure.reason() == ConnectFailure.Reason.LOST) {
                tally.lost.increment();
            }
        }
        if (failure.reason() == ConnectFailure.Reason.REFUSED) {
            tally.loginsRefused.increment();
        }
        complaints.connection(id, failure);
    }

    @Override
    public void acknowledged(int packetId, int reasonCode) {
        Outgoing message = outbox.acknowledged(packetId);
        if (message == null) {
            return;
        }
        if (reasonCode >= FIRST_REFUSAL) {
            tally.refused.increment();
            complaints.publish(message.topic(), reasonCode);
        } else {
            tally.acknowledged.increment();
        }
        outbox.pump(connection);
    }

    @Override
    public void received(String topic, ByteBuf payload) {}
}
