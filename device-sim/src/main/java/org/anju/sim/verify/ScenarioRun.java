package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Placement;
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
    private static final long STORED_WITHIN_MS = 20_000;
    private static final int CONNECTS_PER_SECOND = 200;
    private static final int NAMED = 4;

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
    private final Map<Expectation, Verdict> looked = new LinkedHashMap<>();
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
                kind -> kind == Kind.LAMP ? wall : time,
                scenario.sampleEveryMs(),
                CONNECTS_PER_SECOND,
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
        List<Verdict> verdicts = watch();
        fleet.rest();
        List<Verdict> all = new ArrayList<>(verdicts);
        all.addAll(books());
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

    private List<Verdict> watch() {
        long endMs = moments.deadlineMs(scenario.endMs());
        while (true) {
            boolean stop = interrupted.test(POLL_MS);
            long nowMs = clock.millis();
            List<Verdict> verdicts;
            try {
                scenario.expect().forEach(this::look);
                if (nowMs < moments.wallMs(scenario.lastsMs()) && !stop) {
                    continue;
                }
                verdicts = judge(nowMs >= endMs || stop);
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

    /** Looks at what can only be seen while it is so. */
    private void look(Expectation expected) {
        boolean judgedLater =
                switch (expected.type()) {
                    case ALERT, CLEARED, DELIVERED, INCIDENT -> true;
                    case PRESENCE, DEAD_LETTER, SIGN_IN_REFUSED, SETTLED -> false;
                };
        long nowMs = clock.millis();
        Verdict before = looked.get(expected);
        boolean open = before == null || before.isFailed();
        if (judgedLater || !open || nowMs < moments.wallMs(expected.fromMs())) {
            return;
        }
        if (before != null && nowMs > moments.deadlineMs(expected.byMs())) {
            return;
        }
        String fault;
        try {
            fault = fault(expected);
        } catch (Rest.GatewayException e) {
            fault = "the gateway did not answer: " + e.getMessage();
        }
        looked.put(
                expected,
                fault.isEmpty()
                        ? Verdict.passed(expected.text(), "seen at " + moments.shown(nowMs))
                        : Verdict.failed(expected.text(), fault));
    }

    private String fault(Expectation expected) throws Rest.GatewayException {
        if (expected.type() == Expectation.Type.SETTLED) {
            Traced.Counts counts = traced.counts();
            return isConnected()
                    ? ""
                    : connected() + " of " + size() + " devices are connected, " + counts.unaccounted() + " in flight";
        }
        List<String> devices = expected.actor() == null
                ? List.copyOf(clients.keySet())
                : cast.actors().getOrDefault(expected.actor(), List.of());
        List<String> wrong = new ArrayList<>();
        for (String device : devices) {
            String fault =
                    switch (expected.type()) {
                        case PRESENCE -> presence(device, expected.word());
                        case DEAD_LETTER -> deadLetter(device, expected.word());
                        default -> traced.signInsRefused(device) > 0 ? "" : device + ": no sign-in was refused";
                    };
            if (!fault.isEmpty()) {
                wrong.add(fault);
            }
        }
        boolean met = expected.each() ? wrong.isEmpty() : wrong.size() < devices.size();
        return met
                ? ""
                : wrong.size() + " of " + devices.size() + ": "
                        + String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size())));
    }

    private String presence(String device, String state) throws Rest.GatewayException {
        String seen =
                rest.get("/devices/" + device).path("presence").path("state").asText("absent");
        return seen.equals(state) ? "" : device + " is " + seen;
    }

    private String deadLetter(String device, String reason) throws Rest.GatewayException {
        JsonNode letters = rest.get("/dead-letters?device=" + device).path("items");
        for (JsonNode letter : letters) {
            boolean recent = letter.path("receivedMs").asLong() >= moments.beganMs();
            if (recent && (reason.isEmpty() || letter.path("reason").asText().equals(reason))) {
                return "";
            }
        }
        return device + ": no dead letter" + (reason.isEmpty() ? "" : " for " + reason);
    }

    private List<Verdict> judge(boolean last) throws Rest.GatewayException {
        Observed seen = observed();
        Judge judge = new Judge(scenario, seen);
        List<Verdict> verdicts = new ArrayList<>();
        for (Expectation expected : scenario.expect()) {
            Verdict looked = this.looked.get(expected);
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

    /** The books: sent = acknowledged = stored. */
    private List<Verdict> books() {
        String accounted = "sent = acknowledged";
        String stored = "acknowledged = stored";
        List<Verdict> verdicts = new ArrayList<>();
        long untilMs = clock.millis() + STORED_WITHIN_MS;
        while (traced.counts().unaccounted() > 0 && clock.millis() < untilMs && !interrupted.test(POLL_MS)) {}
        Traced.Counts counts = traced.counts();
        String all =
                counts.sent() + " sent, " + counts.acknowledged() + " acknowledged, " + counts.refused() + " refused";
        verdicts.add(
                counts.unaccounted() == 0
                        ? Verdict.passed(accounted, all)
                        : Verdict.failed(accounted, all + ", " + counts.unaccounted() + " unaccounted for"));
        Map<String, Traced.Book> books = traced.books();
        List<Placement> placements = cast.placements();
        try {
            Stock stock = new Stock(rest);
            Stock.Difference difference = stock.take(placements, books, clock.millis());
            while (!difference.isNone() && clock.millis() < untilMs && !interrupted.test(POLL_MS)) {
                difference = stock.take(placements, books, clock.millis());
            }
            verdicts.add(stored(stored, difference));
        } catch (Rest.GatewayException e) {
            verdicts.add(Verdict.failed(stored, "the gateway did not answer: " + e.getMessage()));
        }
        return verdicts;
    }

    private static Verdict stored(String name, Stock.Difference difference) {
        if (difference.isNone()) {
            return Verdict.passed(name, difference.compared() + " messages compared");
        }
        List<String> missing = difference.missing();
        List<String> surplus = difference.surplus();
        return Verdict.failed(
                name,
                missing.size() + " of " + difference.compared() + " acknowledged are not stored" + named(missing) + ", "
                        + surplus.size() + " stored were never sent" + named(surplus));
    }

    private static String named(List<String> items) {
        return items.isEmpty() ? "" : " (" + String.join(", ", items.subList(0, Math.min(NAMED, items.size()))) + ")";
    }
}
