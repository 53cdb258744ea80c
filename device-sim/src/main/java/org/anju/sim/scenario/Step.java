package org.anju.sim.scenario;

import java.util.Map;
import org.anju.sim.fleet.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Something that befalls actors.
 *
 * @param atMs when, from the scenario's begin
 * @param actor whom
 * @param what in words
 * @param effect what lasts; null when it is an event only
 * @param event an event they report; empty when it is an effect
 * @param data the event's data
 * @param forMs how long an effect lasts; 0 for the rest of the scenario
 * @param times how often an event is reported
 * @param everyMs from one report to the next
 */
public record Step(
        long atMs,
        String actor,
        String what,
        @Nullable Effect effect,
        String event,
        Map<String, Object> data,
        long forMs,
        int times,
        long everyMs) {

    public Step {
        data = Map.copyOf(data);
    }
}
