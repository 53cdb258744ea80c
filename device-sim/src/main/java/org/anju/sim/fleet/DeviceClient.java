package org.anju.sim.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.sim.device.Behaviour;
import org.anju.sim.device.Condition;
import org.anju.sim.device.EventSink;
import org.anju.sim.estate.Placement;
import org.anju.sim.mqtt.Backoff;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.ConnectFailure;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.ConnectionListener;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Login;
import org.anju.sim.mqtt.Packets;
import org.anju.sim.mqtt.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One device on the air: lets its behaviour live by the clock, publishes its values and events with QoS 1, announces presence and
 * answers commands. Its public methods may be called from any thread; everything else happens on its event loop.
 */
public final class DeviceClient implements ConnectionListener {
    private static final Backoff BACKOFF = new Backoff(1_000, 30_000);
    private static final int FIRST_REFUSAL = 0x80;

    private final Placement placement;
    private final Behaviour behaviour;
    private final SimulatedTime time;
    private final Tally tally;
    private final Complaints complaints;
    private final EventLoop loop;
    private final Connection connection;
    private final Outbox outbox;
    private final Login login;
    private final String topicRoot;
    private final EventSink events;
    private final int phaseMs;
    private volatile boolean online;
    private boolean powered;
    private boolean leaving;
    private long livedToMs;
    private long sampleTsMs;
    private @Nullable ScheduledFuture<?> nextTick;

    DeviceClient(
            Placement placement,
            Behaviour behaviour,
            Endpoint endpoint,
            Transport transport,
            SimulatedTime time,
            Tally tally,
            Complaints complaints) {
        this.placement = placement;
        this.behaviour = behaviour;
        this.time = time;
        this.tally = tally;
        this.complaints = complaints;
        this.loop = transport.nextLoop();
        String id = placement.device().id();
        var auth = placement.device().auth();
        String password = auth == null || auth.password() == null ? "" : auth.password();
        this.login = new Login(id, password, true);
        this.connection = new Connection(transport, loop, endpoint, login, BACKOFF, this);
        this.outbox = new Outbox(tally);
        this.topicRoot = "anju/" + id;
        this.events = this::publishEvent;
        this.phaseMs = Math.floorMod(
                id.hashCode() * 0x9E3779B1, placement.device().kind().samplingMs());
    }

    /** The device and where it stands. */
    public Placement placement() {
        return placement;
    }

    /** True while connected. */
    public boolean isOnline() {
        return online;
    }

    void start() {
        loop.execute(() -> powered = true);
        connection.open();
    }

    /** Says goodbye: publishes offline, waits for its outbox to empty, disconnects. */
    void stop() {
        loop.execute(() -> {
            leaving = true;
            stopTicking();
            if (connection.isUp()) {
                outbox.add(new Outgoing(login.statusTopic(), Payloads.online(false), true, false));
                outbox.pump(connection);
            } else {
                connection.close();
            }
        });
    }

    /** Closes the connection whatever is still unacknowledged. */
    void stopNow() {
        connection.close();
    }

    /** Puts the device into a condition and lets it report at once. */
    public void begin(Condition condition) {
        loop.execute(() -> {
            if (condition == Condition.POWER_LOSS) {
                powered = false;
                stopTicking();
                outbox.clear();
                connection.cut();
            } else {
                change(() -> behaviour.begin(condition, events));
            }
        });
    }

    /** Ends a condition and lets the device report at once. */
    public void end(Condition condition) {
        loop.execute(() -> {
            if (leaving) {
                return;
            }
            if (condition == Condition.POWER_LOSS) {
                powered = true;
                connection.open();
            } else {
                change(() -> behaviour.end(condition, events));
            }
        });
    }

    private void change(Runnable how) {
        if (powered && !leaving) {
            liveTo(time.nowMs());
            how.run();
            publishSample();
            outbox.pump(connection);
        }
    }

    @Override
    public void up(int receiveMaximum) {
        online = true;
        tally.connected.incrementAndGet();
        connection.write(Packets.subscribe(topicRoot + "/command", outbox.nextPacketId()));
        outbox.resend(connection, receiveMaximum);
        outbox.add(new Outgoing(login.statusTopic(), Payloads.online(true), true, false));
        if (nextTick == null && !leaving) {
            liveTo(time.nowMs());
            publishSample();
            scheduleTick();
        }
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
        complaints.connection(placement.device().id(), failure);
    }

    @Override
    public void acknowledged(int packetId, int reasonCode) {
        Outgoing message = outbox.acknowledged(packetId);
        if (message == null) {
            return;
        }
        if (reasonCode >= FIRST_REFUSAL) {
            tally.refused.increment();
            complaints.publish(message.topic, reasonCode);
        } else {
            tally.acknowledged.increment();
        }
        outbox.pump(connection);
        if (leaving && outbox.isEmpty()) {
            connection.close();
        }
    }

    @Override
    public void received(String topic, ByteBuf payload) {
        Payloads.Command command = Payloads.command(ByteBufUtil.getBytes(payload));
        if (command == null || leaving) {
            return;
        }
        tally.commands.increment();
        change(() -> outbox.add(new Outgoing(
                topicRoot + "/command/reply",
                Payloads.reply(command.id(), behaviour.command(command.method(), command.params(), events)),
                false,
                false)));
    }

    private void scheduleTick() {
        long tickMs = behaviour.tickMs();
        long dueMs = time.nowMs();
        dueMs += tickMs - Math.floorMod(dueMs - phaseMs, tickMs);
        long tsMs = dueMs;
        nextTick = loop.schedule(() -> tick(tsMs), time.waitMs(tsMs), TimeUnit.MILLISECONDS);
    }

    private void tick(long tsMs) {
        liveTo(tsMs);
        if (Math.floorMod(tsMs - phaseMs, placement.device().kind().samplingMs()) == 0) {
            publishSample();
        }
        outbox.pump(connection);
        scheduleTick();
    }

    private void stopTicking() {
        if (nextTick != null) {
            nextTick.cancel(false);
            nextTick = null;
        }
    }

    private void liveTo(long tsMs) {
        livedToMs = Math.max(livedToMs, tsMs);
        behaviour.advance(livedToMs, events);
    }

    /** Two messages of one millisecond would be one point in the store, so every sample gets a millisecond of its own. */
    private void publishSample() {
        sampleTsMs = Math.max(sampleTsMs + 1, time.wallMs(livedToMs));
        byte[] payload = Payloads.telemetry(sampleTsMs, behaviour.sample());
        outbox.add(new Outgoing(topicRoot + "/telemetry", payload, false, true));
    }

    private void publishEvent(long tsMs, String event, Map<String, Object> data) {
        byte[] payload = Payloads.event(time.wallMs(tsMs), event, data);
        outbox.add(new Outgoing(topicRoot + "/event", payload, false, false));
    }
}
