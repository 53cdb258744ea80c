package org.anju.sim.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One scenario.
 *
 * @param id its word
 * @param zh its title in Chinese
 * @param en its title in English
 * @param compounds how many compounds it needs for itself
 * @param faster how much faster than other scenarios its clock runs
 * @param sampleEveryMs time between two readings of a device; 0 for its profile's
 * @param keepAliveS MQTT keep alive of its devices on the wall clock, seconds; 0 for the usual
 * @param startMinute minute of the local day at which its devices' day begins, null for the present one
 * @param lastsMs how long it lasts
 * @param allow rules whose alerts are neither expected nor forbidden
 */
public record Scenario(
        String id,
        String zh,
        String en,
        int compounds,
        Map<String, Actor> actors,
        List<Step> timeline,
        double faster,
        int sampleEveryMs,
        int keepAliveS,
        @Nullable Integer startMinute,
        long lastsMs,
        List<Expectation> expect,
        List<Prohibition> never,
        Set<String> allow) {

    public Scenario {
        actors = Collections.unmodifiableMap(new LinkedHashMap<>(actors));
        timeline = List.copyOf(timeline);
        expect = List.copyOf(expect);
        never = List.copyOf(never);
        allow = Set.copyOf(allow);
    }

    /** The last moment at which something can still be expected. */
    public long endMs() {
        return Math.max(
                lastsMs, expect.stream().mapToLong(Expectation::byMs).max().orElse(0));
    }
}
