package org.anju.gateway.alert;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a rule that may differ from place to place: conditions read them as {@code p.<name>}. The most particular override wins:
 * a device's before a compound's before one for all.
 *
 * @param names in the order of the slots in which expressions find them
 * @param defaults by slot
 */
record Parameters(List<String> names, List<Double> defaults, List<Deviation> deviations) {
    static final double[] EMPTY = {};
    static final Parameters NONE = new Parameters(List.of(), List.of(), List.of());

    /**
     * Other values for some subjects.
     *
     * @param compound only there, null for anywhere
     * @param device only for this one, null for any
     * @param values by name
     * @param off whether the rule does not apply there at all; null leaves that as it is
     */
    record Deviation(
            @Nullable String compound,
            @Nullable String device,
            Map<String, Double> values,
            @Nullable Boolean off) {
        boolean covers(Whereabouts where) {
            return (compound == null || compound.equals(where.compound()))
                    && (device == null || device.equals(where.device()));
        }

        int rank() {
            return (device == null ? 0 : 2) + (compound == null ? 0 : 1);
        }
    }

    /** The same, with deviations in the order in which they are applied. */
    Parameters with(List<Deviation> more) {
        return new Parameters(
                names,
                defaults,
                more.stream()
                        .sorted((a, b) -> Integer.compare(a.rank(), b.rank()))
                        .toList());
    }

    int slot(String name) {
        return names.indexOf(name);
    }

    /** The values without deviations. */
    double[] plain() {
        return defaults.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] of(Whereabouts where) {
        if (names.isEmpty()) {
            return EMPTY;
        }
        double[] values = plain();
        for (Deviation each : deviations) {
            if (each.covers(where)) {
                each.values().forEach((name, value) -> values[slot(name)] = value);
            }
        }
        return values;
    }

    boolean isOff(Whereabouts where) {
        boolean off = false;
        for (Deviation each : deviations) {
            Boolean said = each.off();
            if (said != null && each.covers(where)) {
                off = said;
            }
        }
        return off;
    }
}
