package org.anju.gateway.workorder;

import java.util.List;
import java.util.function.Consumer;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** Reads what repair statistics are made of. Methods block. */
public interface RepairRecords {
    /**
     * Which orders and parts count: those opened, or used, in {@code [fromMs, toMs)}.
     *
     * @param area id, null for all in scope
     * @param compound id, null for all in scope
     */
    record Wanted(
            Scope scope, @Nullable String area, @Nullable String compound, long fromMs, long toMs) {}

    /**
     * Parts used.
     *
     * @param count how many pieces
     * @param orders in how many orders
     */
    record PartCount(String part, String kind, String vendor, String model, int count, int orders) {}

    /**
     * Hands over the orders, the latest first, one by one, so that no more than one is held.
     *
     * @return true when there were more than {@code limit}
     */
    boolean each(Wanted wanted, int limit, Consumer<WorkOrder> order);

    /** What was used, the most first, at most {@code limit} lines. */
    List<PartCount> parts(Wanted wanted, int limit);
}
