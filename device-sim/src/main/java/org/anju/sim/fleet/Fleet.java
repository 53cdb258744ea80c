package org.anju.sim.fleet;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.anju.sim.estate.Placement;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Transport;

/** Every device of an estate as its own MQTT client. Thread-safe. */
public final class Fleet {
    private static final int RAMP_TICK_MS = 20;
    private static final long GOODBYE_MS = 3_000;
    private static final int POLL_MS = 20;

    private final List<DeviceClient> clients;
    private final Tally tally = new Tally();
    private final EventLoop pacer;
    private final int connectsPerTick;

    /** A fleet that is not connected yet. */
    public Fleet(List<Placement> placements, FleetSettings settings, Endpoint endpoint, Transport transport) {
        Complaints complaints = new Complaints(endpoint, Clock.systemUTC());
        this.clients = placements.stream()
                .map(placement -> new DeviceClient(placement, settings, endpoint, transport, tally, complaints))
                .collect(Collectors.toUnmodifiableList());
        this.pacer = transport.nextLoop();
        this.connectsPerTick = Math.max(1, settings.connectsPerSecond() * RAMP_TICK_MS / 1_000);
    }

    /** Starts connecting, a few devices at a time. Returns at once. */
    public void start() {
        connectFrom(0);
    }

    private void connectFrom(int first) {
        int end = Math.min(clients.size(), first + connectsPerTick);
        clients.subList(first, end).forEach(DeviceClient::start);
        if (end < clients.size()) {
            var unused = pacer.schedule(() -> connectFrom(end), RAMP_TICK_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Lets every device fall silent but stay connected; what is on its way arrives. */
    public void rest() {
        clients.forEach(DeviceClient::rest);
    }

    /** Takes every device off the air in order, and blocks the caller until that is done or 3 s have passed. */
    public void stop() {
        clients.forEach(DeviceClient::stop);
        if (!awaitConnected(0, GOODBYE_MS)) {
            clients.forEach(DeviceClient::stopNow);
            awaitConnected(0, GOODBYE_MS / 3);
        }
    }

    private boolean awaitConnected(int count, long limitMs) {
        var done = new CountDownLatch(1);
        var poll = pacer.scheduleAtFixedRate(
                () -> {
                    if (tally.connected.get() <= count) {
                        done.countDown();
                    }
                },
                0,
                POLL_MS,
                TimeUnit.MILLISECONDS);
        try {
            return done.await(limitMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            poll.cancel(false);
        }
    }

    /** The devices, in estate order. */
    public List<DeviceClient> clients() {
        return clients;
    }

    /** Devices in the fleet. */
    public int size() {
        return clients.size();
    }

    /** What happened so far. */
    public Tally.Counts counts() {
        return tally.counts();
    }
}
