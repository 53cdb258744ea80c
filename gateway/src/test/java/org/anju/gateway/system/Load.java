package org.anju.gateway.system;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.gateway.fake.Await;

/** A QoS 1 load of {@link LoadDevice}s that outlives every connection: what is not acknowledged is sent again. All on one thread. */
final class Load implements AutoCloseable {
    /** What all devices together offer, in messages per second. */
    static final int OFFERED_PER_S = 4_000;

    private static final int DEVICES = 20;
    /** Devices take turns, so that at any moment something is on its way: a kill between bursts would prove nothing. */
    private static final int PER_MS = OFFERED_PER_S / 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<LoadDevice> devices;
    private boolean sending = true;
    private int turn;

    private Load(int port, long firstMs) {
        devices = SmallEstate.ids("lamp", DEVICES).stream()
                .map(id -> new LoadDevice(loop, port, id, firstMs, acknowledged::incrementAndGet))
                .toList();
    }

    /** Devices the estate must have. */
    static int lamps() {
        return DEVICES;
    }

    static Load start(int port, long firstMs) {
        Load load = new Load(port, firstMs);
        load.loop.execute(() -> load.devices.forEach(LoadDevice::connect));
        var unused = load.loop.scheduleAtFixedRate(load::tick, 0, 1, TimeUnit.MILLISECONDS);
        return load;
    }

    static long now() {
        return Clock.systemUTC().millis();
    }

    private void tick() {
        for (int i = 0; sending && i < PER_MS; i++) {
            devices.get(turn).send();
            turn = (turn + 1) % devices.size();
        }
    }

    List<LoadDevice> devices() {
        return devices;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** The numbers of the readings acknowledged so far, by device. */
    Map<String, BitSet> acknowledgedNow() {
        return call(() -> {
            Map<String, BitSet> numbers = new HashMap<>();
            devices.forEach(device ->
                    numbers.put(device.id(), (BitSet) device.acknowledged().clone()));
            return numbers;
        });
    }

    /** Waits until so many more messages are acknowledged, and returns how many that were in a second. */
    double awaitMore(int messages) {
        long begun = System.nanoTime();
        long before = acknowledged.get();
        Await.until(messages + " more messages acknowledged", PATIENCE, () -> acknowledged.get() >= before + messages);
        return (acknowledged.get() - before) * 1e9 / (System.nanoTime() - begun);
    }

    /** Sends nothing new until {@link #go}, and waits until all that was sent is acknowledged. */
    void rest() {
        call(() -> sending = false);
        Await.until(
                "everything acknowledged",
                PATIENCE,
                () -> call(() -> devices.stream().noneMatch(LoadDevice::isWaiting)));
    }

    void go() {
        call(() -> sending = true);
    }

    /** Sends nothing new, waits until all that was sent is acknowledged, and disconnects. */
    void finish() {
        rest();
        close();
    }

    private <T> T call(Callable<T> task) {
        try {
            return loop.submit(task).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (!loop.isShuttingDown()) {
            call(() -> {
                devices.forEach(LoadDevice::close);
                return true;
            });
            loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
