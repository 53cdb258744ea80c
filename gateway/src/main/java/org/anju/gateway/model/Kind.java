package org.anju.gateway.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of device as its profile declares it.
 *
 * @param name name on the wire and the measurement in the time-series store
 * @param gbTypeCode GB/T 28181 three-digit type code
 * @param samplingMs how often a device of this kind reports, in milliseconds
 * @param slots fields by slot
 * @param fields the same fields by name, in profile order
 * @param commissioning what a device must show before it is signed off
 */
public record Kind(
        String name,
        Text label,
        String gbTypeCode,
        long samplingMs,
        List<Field> slots,
        Map<String, Field> fields,
        Map<String, EventType> events,
        Map<String, CommandType> commands,
        CommissioningPlan commissioning) {

    public Kind {
        slots = List.copyOf(slots);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
        commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
    }

    /** Builds a kind from its fields in slot order, without a plan for its commissioning. */
    public static Kind of(
            String name,
            Text label,
            String gbTypeCode,
            long samplingMs,
            List<Field> slots,
            Map<String, EventType> events,
            Map<String, CommandType> commands) {
        Map<String, Field> byName = new LinkedHashMap<>();
        slots.forEach(field -> byName.put(field.name(), field));
        return new Kind(name, label, gbTypeCode, samplingMs, slots, byName, events, commands, CommissioningPlan.NONE);
    }

    /** The same kind with a plan for its commissioning. */
    public Kind commissionedBy(CommissioningPlan plan) {
        return new Kind(name, label, gbTypeCode, samplingMs, slots, fields, events, commands, plan);
    }

    /** The field of that name, or null when the kind has none. */
    public @Nullable Field field(String fieldName) {
        return fields.get(fieldName);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
