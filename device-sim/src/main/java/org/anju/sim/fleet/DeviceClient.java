package org.anju.sim.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.sim.device.CommandReply;
import org.anju.sim.estate.Placement;
import org.anju.sim.fault.Fault;
import org.anju.sim.fleet.Outgoing.What;
import org.anju.sim.mqtt.Backoff;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.ConnectFailure;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.ConnectionListener;
import org.anju.sim.mqtt.Dialect;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Login;
import org.anju.sim.mqtt.Packets;
import org.anju.sim.mqtt.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One device on the air: lets it live by the clock, publishes what it says with QoS 1, announces presence and answers commands. Its
 * public methods may be called from any thread; everything else happens on its event loop.
 */
public final class DeviceClient implements ConnectionListener {
    private static final Backoff BACKOFF = new Backoff(1_000, 30_000);
    private static final int FIRST_REFUSAL = 0x80;

    private final DeviceLife life;
    private final String id;
    private final Dialect dialect;
    private final SimulatedTime time;
    private final Tally tally;
    private final Traffic traffic;
    private final Complaints complaints;
    private final EventLoop loop;
    private final Connection connection;
    private final Outbox outbox;
    private final Trouble trouble;
    private final int sampleMs;
    private final int tickMs;
    private final int phaseMs;
    private volatile boolean online;
    private boolean powered;
    private boolean leaving;
    private boolean resting;
    private @Nullable ScheduledFuture<?> nextTick;

    DeviceClient(
            Placement placement,
            FleetSettings settings,
            Endpoint endpoint,
            Transport transport,
            Tally tally,
            Complaints complaints) {
        this.id = placement.device().id();
        this.dialect = settings.dialect();
        this.time = settings.time().apply(placement.device().kind());
        this.tally = tally;
        this.traffic = settings.traffic();
        this.complaints = complaints;
        this.loop = transport.nextLoop();
        this.outbox = new Outbox(tally, message -> traffic.sent(id, message));
        this.life = new DeviceLife(placement, settings.seed(), dialect, time::wallMs, outbox::add);
        var auth = placement.device().auth();
        String secret = auth == null || auth.password() == null ? "" : auth.password();
        Login login = dialect.login(id, secret, true);
        this.connection = new Connection(transport, loop, endpoint, login, BACKOFF, this);
        this.trouble = new Trouble(connection, login, outbox, loop, time, this::speak);
        int profileMs = placement.device().kind().samplingMs();
        this.sampleMs = settings.sampleEveryMs() == 0 ? profileMs : settings.sampleEveryMs();
        this.tickMs = settings.sampleEveryMs() == 0 ? life.tickMs() : sampleMs;
        this.phaseMs = Math.floorMod(id.hashCode() * 0x9E3779B1, sampleMs);
    }

    /** The device and where it stands. */
    public Placement placement() {
        return life.placement();
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
            trouble.endAll();
            if (connection.isUp()) {
                announce(false);
                outbox.pump(connection);
            } else {
                connection.close();
            }
        });
    }

    /** Says nothing of its own accord any more. */
    void rest() {
        loop.execute(() -> {
            resting = true;
            stopTicking();
            trouble.endAll();
            outbox.pump(connection);
        });
    }

    /** Closes the connection whatever is still unacknowledged. */
    void stopNow() {
        connection.close();
    }

    /** Something befalls the device; it reports at once if it can. */
    public void begin(Effect effect) {
        loop.execute(() -> {
            if (effect instanceof Effect.Disturb disturb
                    && trouble.takes(disturb.fault().fault())) {
                if (disturb.fault().fault() == Fault.POWER_PULL) {
                    powered = false;
                    stopTicking();
                }
                trouble.begin(disturb.fault());
                offline();
            } else {
                change(() -> life.begin(effect));
                if (effect instanceof Effect.Disturb disturb) {
                    trouble.begin(disturb.fault());
                }
            }
        });
    }

    /** What {@link #begin} began is over; the device reports at once if it can. */
    public void end(Effect effect) {
        loop.execute(() -> {
            if (leaving) {
                return;
            }
            if (effect instanceof Effect.Disturb disturb) {
                if (disturb.fault().fault() == Fault.POWER_PULL) {
                    powered = true;
                }
                trouble.end(disturb.fault().fault());
            }
            change(() -> life.end(effect));
        });
    }

    /** The device reports an event, whatever its behaviour thinks of it. */
    public void report(String event, Map<String, Object> data) {
        loop.execute(() -> change(() -> life.report(event, data)));
    }

    private void change(Runnable how) {
        if (powered && !leaving) {
            life.liveTo(time.nowMs());
            how.run();
            speak();
        }
    }

    /** Reports its values beside the schedule. */
    private void speak() {
        if (powered && !leaving) {
            life.sample();
            outbox.pump(connection);
        }
    }

    private void announce(boolean present) {
        String topic = dialect.statusTopic(id);
        if (topic != null) {
            outbox.add(new Outgoing(What.STATUS, topic, Payloads.online(present), 0, ""));
        }
    }

    private void offline() {
        if (online) {
            online = false;
            tally.connected.decrementAndGet();
            traffic.connected(id, false);
        }
    }

    @Override
    public void up(int receiveMaximum) {
        online = true;
        tally.connected.incrementAndGet();
        traffic.connected(id, true);
        connection.write(Packets.subscribe(dialect.commandFilter(id), outbox.nextPacketId()));
        outbox.resend(connection, receiveMaximum);
        announce(true);
        if (nextTick == null && !leaving && !resting) {
            life.liveTo(time.nowMs());
            life.sample();
            scheduleTick();
        }
        outbox.pump(connection);
    }

    @Override
    public void down(ConnectFailure failure) {
        if (online && failure.reason() == ConnectFailure.Reason.LOST && !trouble.isExpected()) {
            tally.lost.increment();
        }
        offline();
        if (failure.reason() == ConnectFailure.Reason.REFUSED) {
            tally.loginsRefused.increment();
            traffic.signInRefused(id, failure.detail());
        }
        if (!trouble.isExpected()) {
            complaints.connection(id, failure);
        }
    }

    @Override
    public void acknowledged(int packetId, int reasonCode) {
        Outgoing message = outbox.acknowledged(packetId);
        if (message == null) {
            return;
        }
        traffic.answered(id, message, reasonCode);
        if (reasonCode >= FIRST_REFUSAL) {
            tally.refused.increment();
            complaints.publish(message.topic(), reasonCode);
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
        byte[] bytes = ByteBufUtil.getBytes(payload);
        String requestId = dialect == Dialect.NATIVE ? null : topic.substring(topic.lastIndexOf('/') + 1);
        Payloads.Command command = Payloads.command(bytes, requestId);
        if (command == null || leaving) {
            return;
        }
        tally.commands.increment();
        change(() -> {
            CommandReply reply = life.command(command.method(), command.params());
            outbox.add(new Outgoing(
                    What.REPLY, dialect.replyTopic(id, topic), Payloads.reply(command.id(), reply), 0, ""));
        });
    }

    private void scheduleTick() {
        long dueMs = time.nowMs();
        dueMs += tickMs - Math.floorMod(dueMs - phaseMs, tickMs);
        long tsMs = dueMs;
        nextTick = loop.schedule(() -> tick(tsMs), time.waitMs(tsMs), TimeUnit.MILLISECONDS);
    }

    private void tick(long tsMs) {
        life.liveTo(tsMs);
        if (Math.floorMod(tsMs - phaseMs, sampleMs) == 0) {
            life.sample();
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
}
