package org.anju.gateway.workorder;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link Verifier} asks of the store and writes into it. Methods block and throw a {@link RuntimeException} when the store is away. */
public interface OrderChecks {
    /** Pending orders after {@code afterId} in the order of their ids, at most {@code limit}. */
    List<Pending> pending(String afterId, int limit);

    /** How many orders stand in each state that is neither closed nor cancelled. */
    Map<OrderState, Integer> standing();

    /** Devices somebody is at work on. */
    Set<String> inRepair();

    /**
     * Telemetry showed that it is mended.
     *
     * @return false when the order has changed since it was read
     */
    boolean verified(WorkOrder order, long backMs, long nowMs);

    /** Its device is not there any more; passed over when the order has changed since it was read. */
    void removed(WorkOrder order, long nowMs);

    /** Closes what came back before {@code backBeforeMs} and has stayed so, at most {@code limit} orders. */
    void close(long backBeforeMs, long nowMs, int limit);

    /**
     * An order somebody still has to mend.
     *
     * @param troubled whether an alert of its rule and subject is active
     */
    record Pending(WorkOrder order, boolean troubled) {}
}
