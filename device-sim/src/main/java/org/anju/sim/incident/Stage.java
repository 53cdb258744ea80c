package org.anju.sim.incident;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.sim.fault.Fault;
import org.anju.sim.fault.FaultSpec;
import org.anju.sim.fleet.DeviceClient;
import org.anju.sim.fleet.Effect;
import org.anju.sim.fleet.Fleet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is going on beside the fleet's ordinary life: begins it, ends it, remembers the last fifty. Thread-safe. */
public final class Stage {
    private static final Logger log = LoggerFactory.getLogger(Stage.class);
    private static final int MOST_REMEMBERED = 50;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int LONGEST_S = 86_400;

    private final ScheduledExecutorService scheduler;
    private final Casting casting;
    private final Catalogue catalogue;
    private final Clock clock;
    private final double speed;
    private final Map<Integer, Run> open = new TreeMap<>();
    private final Deque<Staging> over = new ArrayDeque<>();
    private int number;

    /** What goes on: its record, and per device what to end. */
    private record Run(Staging staging, List<DeviceClient> actors, List<Effect> effects) {}

    /**
     * An empty stage.
     *
     * @param scheduler ends what has a time; its thread must not be an event loop
     * @param speed how much faster than the wall clock the devices live; what is staged ends sooner by as much
     */
    public Stage(Fleet fleet, ScheduledExecutorService scheduler, Clock clock, long seed, double speed) {
        this.scheduler = scheduler;
        this.casting = new Casting(fleet.clients(), seed);
        this.catalogue = new Catalogue(fleet.clients().stream()
                .map(client -> client.placement().device().kind())
                .distinct()
                .toList());
        this.clock = clock;
        this.speed = speed;
    }

    /** Every incident that can befall this fleet, in the order in which a demonstration goes through them. */
    public List<Incident> incidents() {
        return catalogue.all();
    }

    /** Ids of the compounds of the fleet. */
    public Set<String> compounds() {
        return new LinkedHashSet<>(casting.compounds());
    }

    /**
     * Begins what is ordered.
     *
     * @param by {@code programme} or {@code tester}
     * @throws CannotStageException when the order is wrong or no device fits
     */
    public synchronized Staging begin(Order order, String by) throws CannotStageException {
        check(order);
        Optional<Incident> incident = catalogue.find(order.what());
        Run run;
        if (incident.isPresent()) {
            List<DeviceClient> actors = casting.cast(incident.get(), order);
            if (actors.isEmpty()) {
                throw new CannotStageException(
                        CannotStageException.Reason.NOBODY,
                        "no free device that fits " + incident.get() + " is online"
                                + (order.compound() == null ? "" : " in " + order.compound())
                                + "; end what is going on, or choose another place");
            }
            List<Effect> effects =
                    incident.get().parts().stream().map(Incident.Part::effect).toList();
            run = run(
                    order,
                    incident.get().zh(),
                    incident.get().en(),
                    incident.get().seconds(),
                    by,
                    actors,
                    effects);
        } else {
            Fault fault = fault(order.what());
            List<DeviceClient> actors = casting.share(order);
            if (actors.isEmpty()) {
                throw new CannotStageException(
                        CannotStageException.Reason.NOBODY,
                        "no free device is left for " + order.what() + "; choose another compound, device or kind");
            }
            Effect effect = new Effect.Disturb(FaultSpec.of(fault));
            List<Effect> effects = actors.stream().map(actor -> effect).toList();
            run = run(order, fault.zh(), fault.en(), fault.seconds(), by, actors, effects);
        }
        open.put(run.staging.number(), run);
        for (int i = 0; i < run.actors.size(); i++) {
            run.actors.get(i).begin(run.effects.get(i));
        }
        log.info("incident {} begins at {}", run.staging, shown(run.staging));
        int begun = run.staging.number();
        long lastsMs = run.staging.endsMs() - run.staging.beganMs();
        var unused = scheduler.schedule(() -> end(begun), lastsMs, TimeUnit.MILLISECONDS);
        return run.staging;
    }

    private void check(Order order) throws CannotStageException {
        if (open.size() >= MOST_AT_ONCE) {
            throw new CannotStageException(
                    CannotStageException.Reason.NOBODY, MOST_AT_ONCE + " things go on already; end some");
        }
        if (order.compound() != null && !casting.compounds().contains(order.compound())) {
            throw invalid("compound", order.compound(), "is not in this fleet");
        }
        if (!(order.sharePct() > 0 && order.sharePct() <= 100)) {
            throw invalid("sharePct", Double.toString(order.sharePct()), "must be above 0 and at most 100");
        }
        if (order.seconds() < 0 || order.seconds() > LONGEST_S) {
            throw invalid("seconds", Integer.toString(order.seconds()), "must be 1 to " + LONGEST_S);
        }
    }

    private static CannotStageException invalid(String key, String value, String why) {
        return new CannotStageException(CannotStageException.Reason.INVALID, key + " '" + value + "' " + why);
    }

    private static Fault fault(String word) throws CannotStageException {
        try {
            return Fault.of(word);
        } catch (IllegalArgumentException e) {
            throw new CannotStageException(
                    CannotStageException.Reason.INVALID,
                    "there is no incident or fault '" + word + "'; the catalogue lists what there is");
        }
    }

    private Run run(
            Order order,
            String zh,
            String en,
            int usualSeconds,
            String by,
            List<DeviceClient> actors,
            List<Effect> effects) {
        long nowMs = clock.millis();
        long lastsMs = (long) ((order.seconds() == 0 ? usualSeconds : order.seconds()) * 1_000 / speed);
        Set<String> compounds = new LinkedHashSet<>();
        List<String> ids = new ArrayList<>();
        actors.forEach(actor -> {
            compounds.add(actor.placement().compound().id());
            ids.add(actor.placement().device().id());
        });
        String compound = compounds.size() == 1 ? compounds.iterator().next() : null;
        Staging staging = new Staging(
                ++number, order.what(), zh, en, compound, ids, nowMs, nowMs + Math.max(1, lastsMs), null, by);
        return new Run(staging, actors, effects);
    }

    /** Ends what goes on under a number; false when no such number was ever given out. */
    public synchronized boolean end(int ended) {
        Run run = open.remove(ended);
        if (run == null) {
            return ended >= 1 && ended <= number;
        }
        for (int i = 0; i < run.actors.size(); i++) {
            run.actors.get(i).end(run.effects.get(i));
        }
        casting.release(run.actors);
        over.addFirst(run.staging.ended(clock.millis()));
        while (over.size() > MOST_REMEMBERED) {
            over.removeLast();
        }
        log.info("incident {} is over at {}", run.staging, shown(run.staging));
        return true;
    }

    /** What goes on, then what is over, newest first. */
    public synchronized List<Staging> stagings() {
        List<Staging> all = new ArrayList<>();
        open.values().forEach(run -> all.add(0, run.staging));
        all.addAll(over);
        return all;
    }

    /** Things begun so far. */
    public synchronized int staged() {
        return number;
    }

    /** Things going on now. */
    public synchronized int open() {
        return open.size();
    }

    private static String shown(Staging staging) {
        return staging.devices().size() <= 4
                ? String.join(", ", staging.devices())
                : staging.devices().size() + " devices";
    }
}
