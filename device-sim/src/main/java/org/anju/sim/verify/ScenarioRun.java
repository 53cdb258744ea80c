package org.anju.sim.verify;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.anju.sim.estate.Kind;
import org.anju.sim.fleet.DeviceClient;
import org.anju.sim.fleet.Effect;
import org.anju.sim.fleet.Fleet;
import org.anju.sim.fleet.FleetSettings;
import org.anju.sim.fleet.SimulatedTime;
import org.anju.sim.mqtt.Dialect;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Transport;
import org.anju.sim.scenario.Expectation;
import org.anju.sim.scenario.Scenario;
import org.anju.sim.scenario.Step;
import org.jspecify.annotations.Nullable;

/**
 * Plays one scenario: its fleet, its timeline, its watch. Lamps live by the wall clock, because the gateway judges them by the sun that
 * shines now; all others by the scenario's. {@link #play} blocks and belongs to a thread of its own.
 */
final class ScenarioRun {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final long DAY_MS = 86_400_000;
    private static final long POLL_MS = 250;
    private static final int CONNECTS_PER_SECOND = 200;
    private static final int CONNECT_WITHIN_S = 5;

    private final Cast cast;
    private final Scenario scenario;
    private final Target target;
    private final Rest rest;
    private final LiveWatch live;
    private final @Nullable Bureau bureau;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final LongPredicate interrupted;
    private final Traced traced = new Traced();
    private final Timeline timeline = new Timeline();
    private final Map<String, DeviceClient> clients = new HashMap<>();
    private final Fleet fleet;
    private final double speed;
    private Moments moments = new Moments(0, 1, 0);

    ScenarioRun(
            Cast cast,
            Target target,
            Rest rest,
            LiveWatch live,
            @Nullable Bureau bureau,
            Transport transport,
            ScheduledExecutorService scheduler,
            Clock clock,
            long seed,
            LongPredicate interrupted) {
        this.cast = cast;
        this.scenario = cast.scenario();
        this.target = target;
        this.rest = rest;
        this.live = live;
        this.bureau = bureau;
        this.clock = clock;
        this.scheduler = scheduler;
        this.interrupted = interrupted;
        this.speed = target.speed() * scenario.faster();
        SimulatedTime time = new SimulatedTime(clock, speed, shiftMs());
        SimulatedTime wall = new SimulatedTime(clock, 1);
        FleetSettings settings = new FleetSettings(
                seed,
                Dialect.NATIVE,
                kind -> kind.equals(Kind.LAMP) ? wall : time,
                scenario.sampleEveryMs(),
                Math.max(CONNECTS_PER_SECOND, cast.placements().size() / CONNECT_WITHIN_S),
                traced);
        Endpoint endpoint =
                scenario.keepAliveS() == 0 ? target.mqtt() : target.mqtt().withKeepAlive(scenario.keepAliveS());
        this.fleet = new Fleet(cast.placements(), settings, endpoint, transport);
        fleet.clients()
                .forEach(client -> clients.put(client.placement().device().id(), client));
    }

    private long shiftMs() {
        Integer startMinute = scenario.startMinute();
        if (startMinute == null) {
            return 0;
        }
        LocalTime now = Instant.ofEpochMilli(clock.millis()).atOffset(CHINA).toLocalTime();
        long nowMs = now.toNanoOfDay() / 1_000_000;
        return Math.floorMod(startMinute * 60_000L - nowMs, DAY_MS);
    }

    Scenario scenario() {
        return scenario;
    }

    int size() {
        return fleet.size();
    }

    void connect() {
        fleet.start();
    }

    boolean isConnected() {
        return fleet.counts().connected() == fleet.size();
    }

    int connected() {
        return fleet.counts().connected();
    }

    void disconnect() {
        fleet.stop();
    }

    Traced.Counts counts() {
        return traced.counts();
    }

    /** Plays and judges. */
    ScenarioResult play() {
        moments = new Moments(clock.millis(), speed, target.graceMs());
        scenario.timeline().forEach(this::schedule);
        List<Verdict> verdicts = watch(
                new Lookout(cast.actors(), cast.compoundIds(), clients.keySet(), fleet, traced, rest, clock, moments));
        fleet.rest();
        List<Verdict> all = new ArrayList<>(verdicts);
        all.addAll(new Books(traced, cast.placements(), rest, clock, this::connected, interrupted).close());
        return new ScenarioResult(
                scenario.id(),
                scenario.zh(),
                scenario.en(),
                cast.compoundIds(),
                moments.beganMs(),
                clock.millis(),
                speed,
                all,
                timeline.entries());
    }

    private void schedule(Step step) {
        for (int i = 0; i < step.times(); i++) {
            at(step.atMs() + i * step.everyMs(), () -> begin(step));
        }
        Effect effect = step.effect();
        if (effect != null && step.forMs() > 0) {
            at(step.atMs() + step.forMs(), () -> {
                timeline.add(clock.millis(), Timeline.Lane.STAGED, step.what() + " of " + step.actor() + " is over");
                actors(step).forEach(client -> client.end(effect));
            });
        }
    }

    private void at(long scenarioMs, Runnable what) {
        long waitMs = Math.max(0, moments.wallMs(scenarioMs) - clock.millis());
        var unused = scheduler.schedule(what, waitMs, TimeUnit.MILLISECONDS);
    }

    private void begin(Step step) {
        timeline.add(clock.millis(), Timeline.Lane.STAGED, step.what() + " of " + step.actor());
        Effect effect = step.effect();
        if (effect == null) {
            actors(step).forEach(client -> client.report(step.event(), step.data()));
        } else {
            actors(step).forEach(client -> client.begin(effect));
        }
    }

    private List<DeviceClient> actors(Step step) {
        return cast.actors().getOrDefault(step.actor(), List.of()).stream()
                .map(clients::get)
                .toList();
    }

    private List<Verdict> watch(Lookout lookout) {
        long endMs = moments.deadlineMs(scenario.endMs());
        while (true) {
            boolean stop = interrupted.test(POLL_MS);
            long nowMs = clock.millis();
            List<Verdict> verdicts;
            try {
                scenario.expect().forEach(lookout::look);
                if (nowMs < moments.wallMs(scenario.lastsMs()) && !stop) {
                    continue;
                }
                verdicts = judge(lookout, nowMs >= endMs || stop);
            } catch (Rest.GatewayException e) {
                if (nowMs < endMs && !stop) {
                    continue;
                }
                return unanswered(e);
            }
            if (stop) {
                verdicts.add(Verdict.failed("the scenario ran to its end", "interrupted at " + moments.shown(nowMs)));
                return verdicts;
            }
            if (nowMs >= endMs || verdicts.stream().noneMatch(Verdict::isFailed)) {
                return verdicts;
            }
        }
    }

    private List<Verdict> unanswered(Rest.GatewayException e) {
        List<Verdict> verdicts = new ArrayList<>();
        String why = "the gateway did not answer: " + e.getMessage();
        scenario.expect().forEach(expected -> verdicts.add(Verdict.failed(expected.text(), why)));
        scenario.never().forEach(never -> verdicts.add(Verdict.failed(never.text(), why)));
        return verdicts;
    }

    private List<Verdict> judge(Lookout lookout, boolean last) throws Rest.GatewayException {
        Observed seen = observed();
        Judge judge = new Judge(scenario, seen);
        List<Verdict> verdicts = new ArrayList<>();
        for (Expectation expected : scenario.expect()) {
            Verdict looked = lookout.seen(expected);
            switch (expected.type()) {
                case ALERT, CLEARED, DELIVERED, INCIDENT -> verdicts.add(judge.judge(expected));
                default ->
                    verdicts.add(looked == null ? Verdict.failed(expected.text(), "its time never came") : looked);
            }
        }
        scenario.never().forEach(never -> verdicts.add(judge.judge(never)));
        verdicts.add(judge.nothingElse());
        verdicts.add(judge.ledger());
        if (last || verdicts.stream().noneMatch(Verdict::isFailed)) {
            remember(seen);
        }
        return verdicts;
    }

    private Observed observed() throws Rest.GatewayException {
        List<Sighting> alerts = new ArrayList<>();
        for (String compound : cast.compoundIds()) {
            rest.all("/alerts?compound=" + compound + "&from=" + (moments.beganMs() - 1)).stream()
                    .map(Sighting::of)
                    .filter(alert -> alert.raisedMs() >= moments.beganMs())
                    .forEach(alerts::add);
        }
        Set<String> compounds = Set.copyOf(cast.compoundIds());
        List<Receipt> receipts = bureau == null
                ? List.of()
                : bureau.receipts().stream()
                        .filter(receipt -> compounds.contains(receipt.compound()))
                        .toList();
        return new Observed(
                moments,
                cast.actors(),
                compounds,
                alerts,
                live::raisedSeenMs,
                live::clearedSeenMs,
                live.broken(),
                bureau != null,
                receipts,
                clock.millis());
    }

    private void remember(Observed seen) {
        for (Sighting alert : seen.alerts()) {
            String text = alert.rule() + " of " + alert.subject();
            timeline.add(alert.raisedMs(), Timeline.Lane.RAISED, text);
            if (alert.isCleared() && alert.clearedMs() > 0) {
                timeline.add(alert.clearedMs(), Timeline.Lane.CLEARED, text);
            }
        }
        for (Receipt receipt : seen.receipts()) {
            timeline.add(
                    receipt.atMs(),
                    Timeline.Lane.DELIVERED,
                    receipt.change() + " " + receipt.rule() + " #" + receipt.sequence());
        }
    }
}
