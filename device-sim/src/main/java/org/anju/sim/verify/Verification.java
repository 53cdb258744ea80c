package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Estate;
import org.anju.sim.fleet.FileLimit;
import org.anju.sim.mqtt.Transport;
import org.anju.sim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios at the same time, each in compounds of its own, and judges each and the bureau's deliveries as a whole. Blocks the
 * caller.
 */
public final class Verification {
    private static final long CONNECT_WITHIN_MS = 60_000;
    private static final long HOPELESS_AFTER_MS = 8_000;
    private static final long CALM_MS = 1_500;
    private static final long POLL_MS = 100;
    private static final long PENDING_WITHIN_MS = 10_000;

    private final Target target;
    private final HttpClient http;
    private final Rest rest;
    private final @Nullable Bureau bureau;
    private final Clock clock;
    private final LongPredicate interrupted;
    private final Consumer<String> progress;

    /**
     * A verification of a gateway.
     *
     * @param bureau the webhook to play, null for none
     * @param interrupted waits the given milliseconds, or less if the run is to end early, which it answers with true
     * @param progress told what goes on, line by line
     */
    public Verification(
            Target target,
            HttpClient http,
            Rest rest,
            @Nullable Bureau bureau,
            Clock clock,
            LongPredicate interrupted,
            Consumer<String> progress) {
        this.target = target;
        this.http = http;
        this.rest = rest;
        this.bureau = bureau;
        this.clock = clock;
        this.interrupted = interrupted;
        this.progress = progress;
    }

    /**
     * Plays and judges.
     *
     * @throws BadInputException when the estate is too small, or the gateway absent or refusing
     */
    public List<ScenarioResult> run(List<Scenario> scenarios, Estate estate, long seed) {
        List<Cast> casts = Cast.all(scenarios, estate);
        int devices = casts.stream().mapToInt(cast -> cast.placements().size()).sum();
        FileLimit.check(devices);
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Transport transport = new Transport();
                LiveWatch live = LiveWatch.open(http, rest, clock)) {
            List<ScenarioRun> runs = casts.stream()
                    .map(cast -> new ScenarioRun(
                            cast, target, rest, live, bureau, transport, scheduler, clock, seed, interrupted))
                    .toList();
            long beganMs = clock.millis();
            int receiptsBefore = bureau == null ? 0 : bureau.receipts().size();
            connect(runs, devices);
            List<ScenarioResult> results = new ArrayList<>(play(runs, threads));
            results.add(whole(beganMs, receiptsBefore));
            runs.forEach(ScenarioRun::disconnect);
            return results;
        } finally {
            threads.shutdownNow();
            scheduler.shutdownNow();
        }
    }

    private void connect(List<ScenarioRun> runs, int devices) {
        progress.accept("connecting " + devices + " devices of " + runs.size() + " scenarios to " + target.mqtt());
        runs.forEach(ScenarioRun::connect);
        for (long waited = 0; waited < CONNECT_WITHIN_MS; waited += POLL_MS) {
            if (runs.stream().allMatch(ScenarioRun::isConnected)) {
                boolean stopped = interrupted.test(CALM_MS);
                progress.accept(stopped ? "interrupted" : "all are connected");
                return;
            }
            int connected = runs.stream().mapToInt(ScenarioRun::connected).sum();
            if (connected == 0 && waited > HOPELESS_AFTER_MS) {
                break;
            }
            if (interrupted.test(POLL_MS)) {
                throw new BadInputException("interrupted while " + connected + " of " + devices
                        + " devices were connected; nothing was played");
            }
        }
        int connected = runs.stream().mapToInt(ScenarioRun::connected).sum();
        throw new BadInputException(connected + " of " + devices + " devices could connect to " + target.mqtt()
                + "; start the gateway and import this run's estate, or name them with --host, --port and --estate");
    }

    private List<ScenarioResult> play(List<ScenarioRun> runs, ExecutorService threads) {
        List<Future<ScenarioResult>> futures = new ArrayList<>();
        for (ScenarioRun run : runs) {
            Callable<ScenarioResult> played = () -> {
                ScenarioResult result = run.play();
                progress.accept("%-28s %s".formatted(result.id(), result.isPassed() ? "passed" : "FAILED"));
                return result;
            };
            futures.add(threads.submit(played));
        }
        List<ScenarioResult> results = new ArrayList<>();
        for (Future<ScenarioResult> future : futures) {
            try {
                results.add(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while playing", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a scenario could not be played", e.getCause());
            }
        }
        return results;
    }

    /** The deliveries as a whole and the gateway's ledger. */
    private ScenarioResult whole(long beganMs, int receiptsBefore) {
        List<Verdict> verdicts = new ArrayList<>();
        if (bureau == null) {
            verdicts.add(Verdict.skipped("the gateway's ledger adds up", "no bureau is played; give --bureau-port"));
        } else {
            JsonNode ledger = ledger();
            List<Receipt> receipts = bureau.receipts();
            verdicts.addAll(Sequence.judge(
                    receipts.subList(Math.min(receiptsBefore, receipts.size()), receipts.size()),
                    ledger,
                    target.recipient()));
        }
        return new ScenarioResult(
                "deliveries", "全部送达", "all deliveries", List.of(), beganMs, clock.millis(), 1, verdicts, List.of());
    }

    /** The ledger once nothing is pending, or as it is after ten seconds. */
    private JsonNode ledger() {
        JsonNode ledger = JsonNodeFactory.instance.arrayNode();
        long untilMs = clock.millis() + PENDING_WITHIN_MS;
        while (true) {
            try {
                ledger = rest.get("/ledger");
            } catch (Rest.GatewayException e) {
                progress.accept("the ledger cannot be read: " + e.getMessage());
            }
            boolean pending = false;
            for (JsonNode row : ledger) {
                pending |= row.path("recipient").asText().equals(target.recipient())
                        && row.path("pending").asLong() > 0;
            }
            if (!pending || clock.millis() > untilMs || interrupted.test(POLL_MS)) {
                return ledger;
            }
        }
    }
}
