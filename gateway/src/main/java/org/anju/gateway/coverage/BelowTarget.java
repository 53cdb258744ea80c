package org.anju.gateway.coverage;

import java.util.Map;

/** Told when the score of a compound fell below its target or came back; puts it into the journal, where the alert engine finds it. */
@FunctionalInterface
public interface BelowTarget {
    /**
     * Must be quick.
     *
     * @param below whether it fell; otherwise it came back
     * @param data facts for the alert
     * @return whether it was taken; if not it is told again at the next evaluation
     */
    boolean report(String compound, boolean below, Map<String, Object> data);
}
