package org.anju.sim.device;

import static org.anju.sim.device.Round.clamp;
import static org.anju.sim.device.Round.to;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.anju.sim.SeededRandom;
import org.anju.sim.estate.Profile;

/**
 * A device of a kind known from its profile only: every field wanders slowly about a value of its own within its ordinary band, with a little
 * of the day in it; meters grow; flags that mean health are up and the others down. It has no conditions: what befalls it is set or
 * reported by scenarios.
 */
final class Profiled implements Behaviour {
    private static final int LONGEST_TICK_MS = 60_000;
    private static final double WANDER = 0.06;
    private static final double DAY = 0.05;
    private static final double METER_PER_DAY = 24;
    private static final Set<String> UP =
            Set.of("open", "running", "on", "online", "ok", "normal", "enabled", "closed", "locked");

    private final Profile profile;
    private final SeededRandom random;
    private final Map<String, Double> levels = new LinkedHashMap<>();
    private final Map<String, Double> homes = new LinkedHashMap<>();
    private final int tickMs;
    private final Pace pace;
    private long nowMs;
    private boolean busy;

    Profiled(Profile profile, SeededRandom random) {
        this.profile = profile;
        this.random = random;
        this.tickMs = profile.samplingMs() % LONGEST_TICK_MS == 0 ? LONGEST_TICK_MS : profile.samplingMs();
        this.pace = new Pace(tickMs);
        profile.fields().forEach((name, field) -> {
            double home = home(field);
            homes.put(name, home);
            levels.put(name, home);
        });
        this.busy = random.chance(0.5);
    }

    /** Where a value is at home, as a share of its band: what is best at nothing stays low, what has a lower bound keeps to the middle. */
    private double home(Profile.Field field) {
        if (!field.isBanded()) {
            return random.between(0.02, 0.05);
        }
        return field.low() <= 0 && field.high() > 0 ? random.between(0.1, 0.25) : random.between(0.42, 0.58);
    }

    @Override
    public int tickMs() {
        return tickMs;
    }

    @Override
    public void advance(long tsMs, EventSink events) {
        nowMs = tsMs;
        pace.advance(tsMs, this::live);
    }

    private void live(long tsMs) {
        levels.replaceAll((name, level) -> {
            double home = homes.getOrDefault(name, level);
            double day = DAY * home * Math.sin(2 * Math.PI * (Rhythm.hour(tsMs) - 9) / 24);
            return clamp(level + 0.2 * (home + day - level) + WANDER * 0.2 * home * random.bell(), 0.005, 0.8);
        });
        if (random.chance(0.02)) {
            busy = !busy;
        }
    }

    @Override
    public Map<String, Object> sample() {
        Map<String, Object> values = new LinkedHashMap<>();
        profile.fields().forEach((name, field) -> values.put(name, value(name, field)));
        return values;
    }

    private Object value(String name, Profile.Field field) {
        double share = levels.getOrDefault(name, 0.5);
        double number = field.counter()
                ? Counters.since(nowMs, METER_PER_DAY * (1 + homes.getOrDefault(name, 0.5)))
                : field.low() + (field.high() - field.low()) * share;
        return switch (field.type()) {
            case NUMBER -> to(field.high() - field.low() < 10 ? 3 : 1, number);
            case INTEGER ->
                field.values().isEmpty()
                        ? (Object) Math.round(number)
                        : Long.valueOf(field.values().get(0));
            case FLAG -> flag(name);
            case TEXT ->
                field.values().isEmpty() ? text(name, field) : field.values().get(0);
        };
    }

    private boolean flag(String name) {
        String last = name.substring(name.lastIndexOf('_') + 1);
        return last.equals("occupied") ? busy : UP.contains(last);
    }

    private static String text(String name, Profile.Field field) {
        return name.length() <= field.maxLength() ? name : name.substring(0, field.maxLength());
    }

    @Override
    public void begin(Condition condition, EventSink events) {}

    @Override
    public void end(Condition condition, EventSink events) {}

    @Override
    public CommandReply command(String method, Map<String, Object> params, EventSink events) {
        return profile.commands().contains(method) ? CommandReply.done() : CommandReply.unknown(method);
    }
}
