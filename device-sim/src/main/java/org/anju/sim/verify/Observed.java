package org.anju.sim.verify;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Everything seen of one scenario, for the judge.
 *
 * @param moments its clock
 * @param cast the devices of each actor
 * @param compounds its compounds
 * @param alerts alerts of its compounds raised since its begin, as REST shows them at the end
 * @param raisedSeenMs when the live feed first told of an alert, 0 when it did not
 * @param clearedSeenMs when it first told of its clearing
 * @param liveTrouble why the live feed cannot be held to account; empty when it can
 * @param hasBureau whether the bureau was played at all
 * @param receipts what reached the bureau about these compounds, in order
 * @param endedMs when watching ended
 */
record Observed(
        Moments moments,
        Map<String, List<String>> cast,
        Set<String> compounds,
        List<Sighting> alerts,
        ToLongFunction<String> raisedSeenMs,
        ToLongFunction<String> clearedSeenMs,
        String liveTrouble,
        boolean hasBureau,
        List<Receipt> receipts,
        long endedMs) {

    List<String> devices(String actor) {
        return cast.getOrDefault(actor, List.of());
    }
}
