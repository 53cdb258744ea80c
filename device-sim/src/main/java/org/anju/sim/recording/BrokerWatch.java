package org.anju.sim.recording;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.sim.mqtt.Backoff;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.ConnectFailure;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.ConnectionListener;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Login;
import org.anju.sim.mqtt.Packets;
import org.anju.sim.mqtt.Transport;

/** Hears what devices publish on a broker by subscribing to the topics of the contract. What the broker kept from before is passed over. */
public final class BrokerWatch implements ConnectionListener, AutoCloseable {
    private static final Backoff BACKOFF = new Backoff(500, 10_000);
    private static final List<String> TOPICS = List.of("anju/+/telemetry", "anju/+/event", "anju/+/status");
    private static final int SUBSCRIPTION = 1;

    private final Connection connection;
    private final Recorder recorder;
    private final Complaints complaints;
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile String refusal = "";
    private final AtomicInteger interruptions = new AtomicInteger();

    /** A watch that has not begun. */
    public BrokerWatch(Transport transport, Endpoint broker, Login login, Recorder recorder, Complaints complaints) {
        this.recorder = recorder;
        this.complaints = complaints;
        this.connection = new Connection(transport, transport.nextLoop(), broker, login, BACKOFF, this);
    }

    /** Connects and subscribes; goes on to do so when the connection is lost. */
    public void open() {
        connection.open();
    }

    /** Whether the broker has answered the subscription, or refused it for good. */
    public boolean isAnswered() {
        return answered.getCount() == 0;
    }

    /** Why the broker does not let us listen; empty when it does. */
    public String refusal() {
        return refusal;
    }

    /** How often the connection was lost: what was published meanwhile is missing. */
    public int interruptions() {
        return interruptions.get();
    }

    @Override
    public void up(int receiveMaximum) {
        connection.write(Packets.subscribe(TOPICS, SUBSCRIPTION));
        connection.flush();
    }

    @Override
    public void subscribed(boolean granted) {
        if (!granted) {
            refusal = "it does not let this user subscribe to " + String.join(", ", TOPICS);
        }
        answered.countDown();
    }

    @Override
    public void down(ConnectFailure failure) {
        if (failure.reason() == ConnectFailure.Reason.REFUSED) {
            refusal = failure.detail();
            answered.countDown();
            return;
        }
        if (failure.reason() == ConnectFailure.Reason.LOST) {
            interruptions.incrementAndGet();
        }
        complaints.connection("the recorder", failure);
    }

    @Override
    public void acknowledged(int packetId, int reasonCode) {}

    @Override
    public void received(String topic, ByteBuf payload) {
        String device = Recorder.deviceOf(topic);
        if (device == null) {
            recorder.leaveOut();
        } else {
            recorder.hear(device, false, topic, payload);
        }
    }

    @Override
    public void receivedStored(String topic, ByteBuf payload) {}

    @Override
    public void close() {
        connection.close();
    }
}
