package org.anju.gateway.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rings when somebody may have something new to fetch. Those who wait hear one ring and must wait anew. Safe for any thread. */
public final class FeedBell {
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    /** Waits for the next ring; to be called before looking for what is new, so that no ring falls between. */
    public void await(Runnable heard) {
        waiting.add(heard);
    }

    /** Waits no longer. */
    public void forget(Runnable heard) {
        waiting.remove(heard);
    }

    /** Tells everybody who waits. */
    public void ring() {
        List<Runnable> hearing = new ArrayList<>(waiting);
        for (Runnable heard : hearing) {
            if (waiting.remove(heard)) {
                heard.run();
            }
        }
    }

    /** How many wait. */
    public int waiting() {
        return waiting.size();
    }
}
