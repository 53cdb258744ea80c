package org.anju.sim.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.sim.SeededRandom;
import org.jspecify.annotations.Nullable;

/** Bends what one device sends while faults of its data last. Not thread-safe: one event loop owns it. */
public final class Disturbance {
    private static final double HOUR_MS = 3_600_000;
    private static final List<String> NONSENSE = List.of(
            "{\"ts\":1,\"values\":{", "", "[1,2,3]", "{\"values\":{\"warp_factor\":9}}", "\u0000\u0001\u0002", "null");

    private final SeededRandom random;
    private final Map<Fault, FaultSpec> active = new EnumMap<>(Fault.class);
    private final Map<String, Object> held = new LinkedHashMap<>();
    private @Nullable Map<String, Object> frozen;
    private @Nullable Message delayed;
    private long driftSinceMs;
    private int nonsense;

    /** A message on its way out: where it goes and what it says; not copied. */
    public static final class Message {
        private final String event;
        private final long tsMs;
        private final byte[] payload;

        /**
         * A message.
         *
         * @param event the event it reports, empty for readings
         * @param tsMs the timestamp it carries, epoch milliseconds
         */
        public Message(String event, long tsMs, byte[] payload) {
            this.event = event;
            this.tsMs = tsMs;
            this.payload = payload;
        }

        /** The event it reports, empty for readings. */
        public String event() {
            return event;
        }

        /** The timestamp it carries, epoch milliseconds. */
        public long tsMs() {
            return tsMs;
        }

        /** What it says. */
        public byte[] payload() {
            return payload;
        }
    }

    /** A device without faults. */
    public Disturbance(SeededRandom random) {
        this.random = random;
    }

    /** Begins a fault, or changes its measure. */
    public void begin(FaultSpec spec, long nowMs) {
        active.put(spec.fault(), spec);
        if (spec.fault() == Fault.DRIFT) {
            driftSinceMs = nowMs;
        }
    }

    /** Ends a fault; what it still held back is to be sent. */
    public List<Message> end(Fault fault) {
        active.remove(fault);
        if (fault == Fault.FROZEN) {
            frozen = null;
        }
        Message last = delayed;
        if (fault == Fault.REORDERING && last != null) {
            delayed = null;
            return List.of(last);
        }
        return List.of();
    }

    /** The fault with its measure while it lasts. */
    public @Nullable FaultSpec active(Fault fault) {
        return active.get(fault);
    }

    /** Reports these values, whatever the device measures, until {@link #release}. */
    public void hold(Map<String, Object> values) {
        held.putAll(values);
    }

    /** Goes back to what the device measures. */
    public void release(Map<String, Object> values) {
        values.keySet().forEach(held::remove);
    }

    /** What is reported instead of {@code measured}. */
    public Map<String, Object> values(Map<String, Object> measured, long nowMs) {
        Map<String, Object> values = new LinkedHashMap<>(measured);
        held.forEach((field, value) -> values.put(field, value));
        FaultSpec drift = active.get(Fault.DRIFT);
        if (drift != null) {
            add(values, drift, drift.amount() * (nowMs - driftSinceMs) / HOUR_MS);
        }
        FaultSpec spikes = active.get(Fault.SPIKES);
        if (spikes != null && random.chance(spikes.share())) {
            add(values, spikes, spikes.amount());
        }
        if (active.containsKey(Fault.FROZEN)) {
            if (frozen == null) {
                frozen = values;
            }
            return frozen;
        }
        return values;
    }

    private static void add(Map<String, Object> values, FaultSpec spec, double amount) {
        values.replaceAll(
                (field, value) -> (spec.field() == null ? value instanceof Double : field.equals(spec.field()))
                                && value instanceof Number n
                        ? (Object) (Math.round((n.doubleValue() + amount) * 1_000) / 1_000.0)
                        : value);
    }

    /** The device's own idea of the moment {@code wallMs}. */
    public long clock(long wallMs) {
        FaultSpec skew = active.get(Fault.CLOCK_SKEW);
        return skew == null ? wallMs : wallMs + Math.round(skew.amount() * 1_000);
    }

    /** What is sent instead of a message, in order. */
    public List<Message> messages(Message message) {
        Message sent = message;
        FaultSpec malformed = active.get(Fault.MALFORMED);
        if (malformed != null && random.chance(malformed.share())) {
            sent = new Message(
                    message.event(),
                    message.tsMs(),
                    NONSENSE.get(nonsense++ % NONSENSE.size()).getBytes(StandardCharsets.UTF_8));
        }
        List<Message> out = new ArrayList<>();
        if (active.containsKey(Fault.REORDERING)) {
            if (delayed == null) {
                delayed = sent;
                return out;
            }
            out.add(sent);
            out.add(delayed);
            delayed = null;
        } else {
            out.add(sent);
        }
        if (active.containsKey(Fault.DUPLICATES)) {
            List<Message> twice = new ArrayList<>();
            out.forEach(each -> {
                twice.add(each);
                twice.add(each);
            });
            return twice;
        }
        return out;
    }
}
