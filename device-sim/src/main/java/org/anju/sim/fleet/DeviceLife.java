package org.anju.sim.fleet;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.anju.sim.SeededRandom;
import org.anju.sim.device.Behaviour;
import org.anju.sim.device.Behaviours;
import org.anju.sim.device.CommandReply;
import org.anju.sim.device.EventSink;
import org.anju.sim.estate.Placement;
import org.anju.sim.fault.Disturbance;
import org.anju.sim.fault.Fault;
import org.anju.sim.fault.FaultSpec;
import org.anju.sim.mqtt.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What one device says as time passes: its behaviour, bent by the faults of its data, as the contract's messages. Without sockets
 * and clocks of its own, so that the same seed and the same moments give the same bytes. Not thread-safe.
 */
public final class DeviceLife {
    private final Placement placement;
    private final Behaviour behaviour;
    private final Disturbance disturbance;
    private final Dialect dialect;
    private final LongUnaryOperator wallMs;
    private final Consumer<Outgoing> out;
    private final EventSink events = this::event;
    private long nowMs;
    private long sampleTsMs;
    private long eventTsMs;

    /**
     * A device that has not lived yet.
     *
     * @param wallMs the wall time at a moment of the simulated clock, both epoch milliseconds
     * @param out takes what it says
     */
    public DeviceLife(
            Placement placement, long seed, Dialect dialect, LongUnaryOperator wallMs, Consumer<Outgoing> out) {
        String id = placement.device().id();
        this.placement = placement;
        this.behaviour = Behaviours.of(placement, seed);
        this.disturbance = new Disturbance(SeededRandom.of(seed, "faults-" + id));
        this.dialect = dialect;
        this.wallMs = wallMs;
        this.out = out;
    }

    /** The device and where it stands. */
    public Placement placement() {
        return placement;
    }

    /** Milliseconds between two calls of {@link #liveTo} that its behaviour asks for. */
    public int tickMs() {
        return behaviour.tickMs();
    }

    /** Lives up to {@code tsMs} of the simulated clock; an earlier moment changes nothing. */
    public void liveTo(long tsMs) {
        nowMs = Math.max(nowMs, tsMs);
        behaviour.advance(nowMs, events);
    }

    /** Reports its values. Two messages of one millisecond would be one point in the store, so each gets a millisecond of its own. */
    public void sample() {
        sampleTsMs = Math.max(sampleTsMs + 1, wallMs.applyAsLong(nowMs));
        long tsMs = disturbance.clock(sampleTsMs);
        byte[] payload = Payloads.telemetry(tsMs, disturbance.values(behaviour.sample(), nowMs));
        say(new Disturbance.Message("", tsMs, payload));
    }

    /** Reports an event now. */
    public void report(String event, Map<String, Object> data) {
        event(nowMs, event, data);
    }

    private void reportUnlessEmpty(String event) {
        if (!event.isEmpty()) {
            report(event, Map.of());
        }
    }

    private void event(long atMs, String event, Map<String, Object> data) {
        eventTsMs = Math.max(eventTsMs + 1, wallMs.applyAsLong(atMs));
        long tsMs = disturbance.clock(eventTsMs);
        byte[] payload;
        if (dialect == Dialect.NATIVE) {
            payload = Payloads.event(tsMs, event, data);
        } else {
            payload = Payloads.attributes(event, data);
        }
        say(new Disturbance.Message(event, tsMs, payload));
    }

    private void say(Disturbance.Message message) {
        disturbance.messages(message).forEach(this::send);
    }

    private void send(Disturbance.Message message) {
        String id = placement.device().id();
        boolean reading = message.event().isEmpty();
        out.accept(new Outgoing(
                reading ? Outgoing.What.TELEMETRY : Outgoing.What.EVENT,
                reading ? dialect.telemetryTopic(id) : dialect.eventTopic(id),
                message.payload(),
                message.tsMs(),
                message.event()));
    }

    /** Carries out a command. */
    public CommandReply command(String method, Map<String, Object> params) {
        return behaviour.command(method, params, events);
    }

    /** Something befalls it; what takes the connection away is not its business. */
    public void begin(Effect effect) {
        if (effect instanceof Effect.Befall befall) {
            behaviour.begin(befall.condition(), events);
        } else if (effect instanceof Effect.Suffer suffer) {
            disturbance.hold(suffer.mishap().set());
            reportUnlessEmpty(suffer.mishap().event());
        } else if (effect instanceof Effect.Hold hold) {
            disturbance.hold(hold.values());
        } else if (effect instanceof Effect.Disturb disturb) {
            disturbance.begin(disturb.fault(), nowMs);
        }
    }

    /** What {@link #begin} began is over. */
    public void end(Effect effect) {
        if (effect instanceof Effect.Befall befall) {
            behaviour.end(befall.condition(), events);
        } else if (effect instanceof Effect.Suffer suffer) {
            disturbance.release(suffer.mishap().set());
            reportUnlessEmpty(suffer.mishap().after());
        } else if (effect instanceof Effect.Hold hold) {
            disturbance.release(hold.values());
        } else if (effect instanceof Effect.Disturb disturb) {
            disturbance.end(disturb.fault().fault()).forEach(this::send);
        }
    }

    /** The fault with its measure while it lasts. */
    @Nullable
    FaultSpec active(Fault fault) {
        return disturbance.active(fault);
    }
}
