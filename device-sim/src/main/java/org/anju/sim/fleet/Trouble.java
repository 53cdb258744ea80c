package org.anju.sim.fleet;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.anju.sim.fault.Fault;
import org.anju.sim.fault.FaultSpec;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.Login;

/** The faults of one device that concern its connection or its pace. Used on the device's event loop only. */
final class Trouble {
    private static final Set<Fault> AWAY = EnumSet.of(
            Fault.OFFLINE,
            Fault.HALF_OPEN,
            Fault.POWER_PULL,
            Fault.LINK_DOWN,
            Fault.LATE_BURST,
            Fault.WRONG_CREDENTIALS);
    private static final int FLOOD_TICK_MS = 20;
    private static final long LEAST_PERIOD_MS = 100;
    private static final String WRONG_PASSWORD = "wrong-on-purpose";

    private final Connection connection;
    private final Login login;
    private final Outbox outbox;
    private final EventLoop loop;
    private final SimulatedTime time;
    private final Runnable speak;
    private final IntConsumer forgotten;
    private final Set<Fault> away = EnumSet.noneOf(Fault.class);
    private final Map<Fault, ScheduledFuture<?>> repeated = new EnumMap<>(Fault.class);
    private double owed;

    /**
     * A connection without trouble.
     *
     * @param speak lets the device report its values once more
     * @param forgotten told how many messages on their way a device without power forgets
     */
    Trouble(
            Connection connection,
            Login login,
            Outbox outbox,
            EventLoop loop,
            SimulatedTime time,
            Runnable speak,
            IntConsumer forgotten) {
        this.connection = connection;
        this.login = login;
        this.outbox = outbox;
        this.loop = loop;
        this.time = time;
        this.speak = speak;
        this.forgotten = forgotten;
    }

    /** Whether the fault takes the device off the air. */
    boolean takes(Fault fault) {
        return AWAY.contains(fault);
    }

    /** Whether a lost connection is our own doing. */
    boolean isExpected() {
        return !away.isEmpty() || repeated.containsKey(Fault.FLAPPING);
    }

    void begin(FaultSpec spec) {
        Fault fault = spec.fault();
        if (AWAY.contains(fault)) {
            away.add(fault);
        }
        switch (fault) {
            case OFFLINE -> connection.close();
            case HALF_OPEN -> connection.freeze();
            case POWER_PULL -> {
                forgotten.accept(outbox.clear());
                connection.cut();
            }
            case LINK_DOWN -> connection.cut();
            case LATE_BURST -> {
                outbox.keepAll(true);
                connection.cut();
            }
            case WRONG_CREDENTIALS -> connection.use(login.withPassword(WRONG_PASSWORD));
            case FLAPPING -> {
                long periodMs = Math.max(LEAST_PERIOD_MS, (long) (spec.periodMs() / time.speed()));
                repeat(fault, connection::drop, periodMs);
            }
            case FLOOD -> repeat(fault, () -> flood(spec.amount() * FLOOD_TICK_MS / 1_000), FLOOD_TICK_MS);
            default -> {}
        }
    }

    private void repeat(Fault fault, Runnable what, long everyMs) {
        stop(fault);
        repeated.put(fault, loop.scheduleAtFixedRate(what, 0, everyMs, TimeUnit.MILLISECONDS));
    }

    private void flood(double messages) {
        for (owed += messages; owed >= 1; owed--) {
            speak.run();
        }
    }

    void end(Fault fault) {
        stop(fault);
        if (fault == Fault.LATE_BURST) {
            outbox.keepAll(false);
        }
        if (!away.remove(fault)) {
            return;
        }
        if (fault == Fault.WRONG_CREDENTIALS) {
            connection.use(login);
        } else if (away.isEmpty()) {
            connection.open();
        }
    }

    void endAll() {
        EnumSet.copyOf(repeated.isEmpty() ? EnumSet.noneOf(Fault.class) : repeated.keySet())
                .forEach(this::stop);
    }

    private void stop(Fault fault) {
        ScheduledFuture<?> running = repeated.remove(fault);
        if (running != null) {
            running.cancel(false);
        }
    }
}
