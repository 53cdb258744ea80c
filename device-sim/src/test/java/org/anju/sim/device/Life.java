package org.anju.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Placement;
import org.anju.sim.fleet.Payloads;

/** Lets one device live on a clock of its own and keeps what it reports. */
final class Life {
    /** Monday 2021-06-21, 00:00 China Standard Time. */
    static final long MIDSUMMER_MS = 1_624_204_800_000L;

    /** Monday 2026-12-21, 00:00 China Standard Time. */
    static final long MIDWINTER_MS = 1_797_782_400_000L;

    static final long MINUTE_MS = 60_000;
    static final long DAY_MS = 86_400_000;

    private static final Estate ESTATE =
            new EstateGenerator(District.yanshi(District.DIVISION), District.DEFAULT_SEED).generate();

    /** One telemetry message. */
    record Sample(long tsMs, Map<String, Object> values) {
        double number(String field) {
            return values.get(field) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }

    /** One event. */
    record Happening(long tsMs, String event, Map<String, Object> data) {}

    final Placement placement;
    final Behaviour behaviour;
    final List<Sample> samples = new ArrayList<>();
    final List<Happening> events = new ArrayList<>();
    final EventSink sink = (tsMs, event, data) -> events.add(new Happening(tsMs, event, data));
    private long nowMs;

    private Life(Placement placement, long seed, long startMs) {
        this.placement = placement;
        this.behaviour = Behaviours.of(placement, seed);
        this.nowMs = startMs;
        tick();
    }

    /** A life of the {@code number}-th device of a kind. */
    static Life of(Kind kind, int number, long seed, long startMs) {
        if (!kind.isBuiltIn()) {
            Device device = new Device(kind.word() + "-" + number, kind, null, null, null);
            return new Life(new Placement(device, ESTATE.placements().get(0).compound()), seed, startMs);
        }
        Placement placement = ESTATE.placements().stream()
                .filter(each -> each.device().kind().equals(kind))
                .skip(number)
                .findFirst()
                .orElseThrow();
        return new Life(placement, seed, startMs);
    }

    Life live(long forMs) {
        long endMs = nowMs + forMs;
        while (nowMs + behaviour.tickMs() <= endMs) {
            nowMs += behaviour.tickMs();
            tick();
        }
        return this;
    }

    private void tick() {
        behaviour.advance(nowMs, sink);
        if (nowMs % placement.device().kind().samplingMs() == 0) {
            sample();
        }
    }

    void begin(Condition condition) {
        behaviour.begin(condition, sink);
        sample();
    }

    void end(Condition condition) {
        behaviour.end(condition, sink);
        sample();
    }

    private void sample() {
        samples.add(new Sample(nowMs, behaviour.sample()));
    }

    Sample last() {
        return samples.get(samples.size() - 1);
    }

    List<String> eventNames() {
        return events.stream().map(Happening::event).toList();
    }

    long count(String event) {
        return eventNames().stream().filter(event::equals).count();
    }

    /** Everything reported so far as it goes over the wire. */
    List<String> wire() {
        List<String> lines = new ArrayList<>();
        for (Sample sample : samples) {
            lines.add(new String(
                    Payloads.telemetry(sample.tsMs(), sample.values()), java.nio.charset.StandardCharsets.UTF_8));
        }
        for (Happening event : events) {
            lines.add(new String(
                    Payloads.event(event.tsMs(), event.event(), event.data()),
                    java.nio.charset.StandardCharsets.UTF_8));
        }
        return lines;
    }
}
