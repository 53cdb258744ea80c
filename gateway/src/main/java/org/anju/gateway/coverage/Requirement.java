package org.anju.gateway.coverage;

import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.model.Text;

/**
 * A system every compound must have, as far as it has what the system guards.
 *
 * @param kind kind of device
 * @param points spots a device must watch to count; empty when any will do
 * @param per {@code compound}, {@code building}, {@code entrance}, {@code household}, {@code floor}, or the name of a feature of the register
 * @param every one portion for so many of them, at least 1
 * @param count devices per portion, at least 1
 * @param required whether it counts towards the coverage; an optional system is shown only
 */
public record Requirement(
        String id,
        Text title,
        String kind,
        Set<String> points,
        String per,
        int every,
        int count,
        boolean required,
        String source) {
    /** What {@code per} may say beside the name of a feature. */
    static final Set<String> BUILT_IN = new TreeSet<>(Set.of("compound", "building", "entrance", "household", "floor"));

    public Requirement {
        points = Set.copyOf(points);
    }

    /** Devices needed for {@code amount} of what it is counted by. */
    int needed(int amount) {
        return (amount + every - 1) / every * count;
    }
}
