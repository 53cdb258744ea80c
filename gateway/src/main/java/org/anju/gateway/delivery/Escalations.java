package org.anju.gateway.delivery;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Running escalations. Their timers are rows, so that they survive everything. Methods block: not for event loops. */
public interface Escalations {
    /**
     * Takes the steps that are due: tells their recipients, and sets the next step or ends the escalation, in one transaction each. An alert
     * that is acknowledged, cleared or closed by now ends its escalation.
     *
     * @param most how many steps at most
     * @return who was told, and how many steps were taken
     */
    Taken takeDue(long nowMs, int most);

    /** How many are running, for the meters. */
    int running();

    /** Where the escalation of an alert stands; null when none is running. */
    @Nullable
    Running of(String alert);

    /**
     * What was done.
     *
     * @param recipients who has something new to be sent
     */
    record Taken(int steps, Set<String> recipients) {}

    /**
     * An escalation under way.
     *
     * @param policy id of the escalation
     * @param version of the routing book that began it
     * @param step the next one, from 0
     * @param dueMs when it is due, epoch milliseconds
     */
    record Running(String policy, int version, int step, long begunMs, long dueMs) {}
}
