package org.anju.sim.load;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Device;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.ConnectFailure;
import org.anju.sim.mqtt.Dialect;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Transport;
import org.jspecify.annotations.Nullable;

/** One load from connecting to the result. Its methods block the caller, which must not be an event loop. */
public final class LoadRun {
    private static final int CONNECTS_PER_PAUSE = 25;
    private static final long CONNECT_PAUSE_MS = 50;
    private static final long CONNECT_WITHIN_MS = 60_000;
    private static final long SETTLE_WITHIN_MS = 15_000;
    private static final long HOPELESS_AFTER_MS = 5_000;
    private static final long POLL_MS = 20;
    private static final long NANOS_PER_S = 1_000_000_000;

    private final LoadPlan plan;
    private final Endpoint endpoint;
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
            Dialect dialect,
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
        this.endpoint = endpoint;
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
                    dialect,
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

    /**
     * Connects every client.
     *
     * @throws BadInputException when nobody listens, nobody is let in, or some are missing after a minute; it names the reason and the
     *     remedy
     * @return false when interrupted
     */
    public boolean connect() {
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).open();
            if (i % CONNECTS_PER_PAUSE == CONNECTS_PER_PAUSE - 1 && interrupted.test(CONNECT_PAUSE_MS)) {
                return false;
            }
        }
        for (long waited = 0; waited < CONNECT_WITHIN_MS; waited += POLL_MS) {
            int connected = connected();
            if (connected == clients.size()) {
                return true;
            }
            if (connected == 0 && waited >= HOPELESS_AFTER_MS) {
                break;
            }
            if (interrupted.test(POLL_MS)) {
                return false;
            }
        }
        throw new BadInputException(missing());
    }

    private String missing() {
        int connected = connected();
        String all = "only " + connected + " of " + clients.size() + " connections to " + endpoint + " came up";
        List<ConnectFailure> failures = onEach(loop -> loop.clients.stream()
                        .filter(client -> !client.isUp())
                        .map(LoadClient::lastFailure)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null))
                .stream()
                .filter(Objects::nonNull)
                .toList();
        if (failures.isEmpty()) {
            return all + " within " + CONNECT_WITHIN_MS / 1_000 + " s; give fewer --connections";
        }
        ConnectFailure failure = failures.get(0);
        return all + ": " + failure.detail()
                + switch (failure.reason()) {
                    case REFUSED ->
                        "; import this run's estate file into the gateway, or give the one that was imported"
                                + " with --estate";
                    case UNREACHABLE -> "; start the gateway, or name another with --host and --port";
                    case LOST, ENDED -> "; the gateway's log says why";
                };
    }

    /** Connections that are up now. */
    public int connected() {
        return onEach(loop -> loop.stats.connected).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Makes the load, waits up to 15 s for outstanding acknowledgements, closes every connection. */
    public LoadResult load() {
        long startNanos = System.nanoTime();
        long startMs = clock.millis();
        long startCpuNanos = Cpu.nanos();
        Map<LoadLoop, Pace> paces = new LinkedHashMap<>();
        for (LoadLoop loop : loops) {
            double share = (double) loop.clients.size() / clients.size();
            double perSecond = plan.ratePerSecond() * share;
            paces.put(
                    loop, Pace.of(startNanos, startMs, perSecond, loop.clients.size(), plan.rampS(), plan.durationS()));
        }
        paces.forEach((loop, pace) -> loop.loop.execute(() -> loop.begin(pace)));

        Course course = new Course(startNanos, startCpuNanos);
        long stormNanos = 0;
        long settledMs = -1;
        long settleBy = startNanos + plan.durationS() * NANOS_PER_S + SETTLE_WITHIN_MS * 1_000_000;
        boolean stopped = false;
        while (!stopped && System.nanoTime() < settleBy) {
            stopped = interrupted.test(POLL_MS);
            long nowNanos = System.nanoTime();
            if (plan.stormAtS() > 0 && stormNanos == 0 && nowNanos - startNanos >= plan.stormAtS() * NANOS_PER_S) {
                stormNanos = nowNanos;
                loops.forEach(loop -> loop.loop.execute(loop::storm));
            } else if (stormNanos != 0 && settledMs < 0 && all(LoadLoop::isKeepingUp)) {
                settledMs = (nowNanos - stormNanos) / 1_000_000;
            }
            if (course.isDue(nowNanos)) {
                course.add(nowNanos, onEach(loop -> loop.stats.look()));
            }
            if (nowNanos - startNanos >= plan.durationS() * NANOS_PER_S && isSettled(paces)) {
                break;
            }
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long cpuNanos = Cpu.nanos() - startCpuNanos;
        List<LoadStats.Look> totals = onEach(loop -> {
            loop.finish();
            return loop.stats.total();
        });
        return result(totals, seconds, cpuNanos, settledMs, course);
    }

    private boolean isSettled(Map<LoadLoop, Pace> paces) {
        return all(loop -> {
            Pace pace = paces.get(loop);
            return pace == null || loop.isSettled(pace);
        });
    }

    private boolean all(Function<LoadLoop, Boolean> question) {
        return onEach(question).stream().allMatch(Boolean::booleanValue);
    }

    private static LoadResult result(
            List<LoadStats.Look> totals, double seconds, long cpuNanos, long settledMs, Course course) {
        Histogram latency = new Histogram(3);
        Histogram lateness = new Histogram(3);
        totals.forEach(total -> {
            latency.add(total.latencyUs());
            lateness.add(total.latenessUs());
        });
        long sent = sum(totals, LoadStats.Look::sent);
        return new LoadResult(
                sum(totals, LoadStats.Look::due),
                sent,
                sum(totals, LoadStats.Look::acknowledged),
                sum(totals, LoadStats.Look::refused),
                sum(totals, LoadStats.Look::sentAgain),
                sum(totals, LoadStats.Look::lost),
                seconds,
                cpuNanos / 1e3 / Math.max(1, sent),
                settledMs,
                latency,
                lateness,
                course.seconds());
    }

    private static long sum(List<LoadStats.Look> totals, ToLongFunction<LoadStats.Look> count) {
        return totals.stream().mapToLong(count).sum();
    }

    private <T extends @Nullable Object> List<T> onEach(Function<LoadLoop, T> question) {
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
}
