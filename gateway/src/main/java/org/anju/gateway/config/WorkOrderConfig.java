package org.anju.gateway.config;

import java.time.Duration;
import java.util.List;

/**
 * How work orders are kept.
 *
 * @param dueWithin from opening to done, for severity 1 to 4
 * @param verifyWithin how long after done telemetry may take to show it
 * @param reopenWithin how long after that a returning trouble reopens the order
 * @param settle how long an order nobody has taken on waits, healthy, before it counts as mended by itself
 */
public record WorkOrderConfig(List<Duration> dueWithin, Duration verifyWithin, Duration reopenWithin, Duration settle) {
    public WorkOrderConfig {
        dueWithin = List.copyOf(dueWithin);
    }

    static WorkOrderConfig read(Section section) {
        return new WorkOrderConfig(
                List.of(
                        section.duration("levelOne", Duration.ofHours(4)),
                        section.duration("levelTwo", Duration.ofHours(24)),
                        section.duration("levelThree", Duration.ofDays(3)),
                        section.duration("levelFour", Duration.ofDays(7))),
                section.duration("verifyWithin", Duration.ofHours(24)),
                section.duration("reopenWithin", Duration.ofDays(7)),
                section.duration("settle", Duration.ofHours(1)));
    }
}
