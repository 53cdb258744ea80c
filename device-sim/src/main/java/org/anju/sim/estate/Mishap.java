package org.anju.sim.estate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may befall a device of a kind known from its profile, as the profile's {@code simulation} says.
 *
 * @param id its word on the control interface
 * @param seconds from begin to end on the simulated clock
 * @param set values it reports meanwhile, whatever it measures
 * @param event what it reports at the beginning, empty for nothing
 * @param after what it reports at the end, empty for nothing
 * @param expects rules of the gateway that should raise an alert
 */
public record Mishap(
        String id,
        String zh,
        String en,
        int seconds,
        Map<String, Object> set,
        String event,
        String after,
        List<String> expects) {

    public Mishap {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        expects = List.copyOf(expects);
    }
}
