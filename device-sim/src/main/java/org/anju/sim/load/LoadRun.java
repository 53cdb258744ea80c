package org.anju.sim.load;

import com.sun.management.OperatingSystemMXBean;
import io.netty.channel.EventLoop;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.HdrHistogram.Histogram;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Device;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Transport;

/** One load from connecting to the result. Its methods block the caller, which must not be an event loop. */
public final class LoadRun {
    private static final int CONNECTS_PER_PAUSE = 25;
    private static final long CONNECT_PAUSE_MS = 50;
    private static final long CONNECT_WITHIN_MS = 60_000;
    private static final long SETTLE_WITHIN_MS = 15_000;
    private static final long POLL_MS = 20;

    private final LoadPlan plan;
    private final Clock clock;
    private final LongPredicate interrupted;
    private final List<LoadLoop> loops;
    private final List<LoadClient> clients = new ArrayList<>();

    /**
     * A load that has not begun.
     *
     * @param devices at least as many as the plan has connections; they are taken evenly from the whole list
     * @param interrupted waits the given milliseconds, or less if the run is to end early, which it answers with true
     * @throws BadInputException when there are fewer devices than connections
     */
    public LoadRun(
            LoadPlan plan,
            List<Device> devices,
            Endpoint endpoint,
            Transport transport,
            Ledger ledger,
            Clock clock,
            LongPredicate interrupted) {
        if (devices.size() < plan.connections()) {
            throw new BadInputException(
                    "--connections " + plan.connections() + " need as many devices, but the estate has "
                            + devices.size() + "; give fewer, or an estate with more (estate --fleet all)");
        }
        this.plan = plan;
        this.clock = clock;
        this.interrupted = interrupted;
        Complaints complaints = new Complaints(endpoint, clock);
        Map<EventLoop, LoadLoop> byLoop = new LinkedHashMap<>();
        for (int i = 0; i < plan.connections(); i++) {
            Device device = devices.get((int) ((long) i * devices.size() / plan.connections()));
            LoadLoop loop = byLoop.computeIfAbsent(transport.nextLoop(), made -> new LoadLoop(made, ledger));
            LoadClient client = new LoadClient(
                    loop.clients.size(),
                    device,
                    plan,
                    endpoint,
                    transport,
                    loop.loop,
                    loop.stats,
                    loop.page,
                    complaints);
            loop.clients.add(client);
            clients.add(client);
        }
        this.loops = List.copyOf(byLoop.values());
    }

    /** Connects every client; true when all are connected within a minute, false when interrupted or too late. */
    public boolean connect() {
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).open();
            if (i % CONNECTS_PER_PAUSE == CONNECTS_PER_PAUSE - 1 && interrupted.test(CONNECT_PAUSE_MS)) {
                return false;
            }
        }
        for (long waited = 0; waited < CONNECT_WITHIN_MS; waited += POLL_MS) {
            if (connected() == clients.size()) {
                return true;
            }
            if (interrupted.test(POLL_MS)) {
                return false;
            }
        }
        return false;
    }

    /** Connections that are up now. */
    public int connected() {
        return onEach(LoadLoop::connected).stream().mapToInt(Integer::intValue).sum();
    }

    /** Makes the load, waits up to 15 s for outstanding acknowledgements, closes every connection. */
    public LoadResult load() {
        long startNanos = System.nanoTime();
        long startMs = clock.millis();
        long cpuNanos = cpuNanos();
        Map<LoadLoop, Pace> paces = new LinkedHashMap<>();
        for (LoadLoop loop : loops) {
            double share = (double) loop.clients.size() / clients.size();
            double perSecond = plan.ratePerSecond() * share;
            long total = Math.round(perSecond * plan.durationS());
            paces.put(loop, new Pace(startNanos, startMs, perSecond, loop.clients.size(), total));
        }
        paces.forEach((loop, pace) -> loop.loop.execute(() -> loop.begin(pace)));

        boolean stopped = interrupted.test(plan.durationS() * 1_000L);
        for (long waited = 0; !stopped && waited < SETTLE_WITHIN_MS && !isSettled(paces); waited += POLL_MS) {
            stopped = interrupted.test(POLL_MS);
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        onEach(loop -> {
            loop.finish();
            return true;
        });
        return result(seconds, cpuNanos() - cpuNanos);
    }

    private boolean isSettled(Map<LoadLoop, Pace> paces) {
        return onEach(loop -> {
                    Pace pace = paces.get(loop);
                    return pace == null || loop.isSettled(pace);
                })
                .stream()
                .allMatch(Boolean::booleanValue);
    }

    private LoadResult result(double seconds, long cpuNanos) {
        Histogram latency = new Histogram(3);
        Histogram lateness = new Histogram(3);
        long[] sums = new long[6];
        for (LoadLoop loop : loops) {
            LoadStats stats = loop.stats;
            latency.add(stats.latencyUs);
            lateness.add(stats.latenessUs);
            sums[0] += stats.due;
            sums[1] += stats.sent;
            sums[2] += stats.acknowledged;
            sums[3] += stats.refused;
            sums[4] += stats.sentAgain;
            sums[5] += stats.lost;
        }
        double cpuMicros = cpuNanos / 1e3 / Math.max(1, sums[1]);
        return new LoadResult(
                sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], seconds, cpuMicros, latency, lateness);
    }

    private <T> List<T> onEach(Function<LoadLoop, T> question) {
        List<T> answers = new ArrayList<>();
        for (LoadLoop loop : loops) {
            Callable<T> asked = () -> question.apply(loop);
            try {
                answers.add(loop.loop.submit(asked).get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while asking an event loop", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("an event loop failed to answer", e.getCause());
            }
        }
        return answers;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
