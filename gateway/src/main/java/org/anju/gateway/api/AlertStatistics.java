package org.anju.gateway.api;

import java.util.Set;
import java.util.function.Consumer;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** Reads what statistics are made of. Methods block. */
public interface AlertStatistics {
    /**
     * Which alerts count: those raised in {@code [fromMs, toMs)}.
     *
     * @param compound id, null for all in scope
     * @param area id, null for all in scope
     */
    record Wanted(
            Scope scope,
            Set<Category> categories,
            @Nullable String area,
            @Nullable String compound,
            long fromMs,
            long toMs) {}

    /**
     * One alert.
     *
     * @param acknowledgedMs null while nobody owns it
     * @param clearedMs null while it goes on
     * @param device null when its subject is no device
     */
    record Row(
            String rule,
            String titleZh,
            String titleEn,
            int severity,
            String category,
            String compound,
            @Nullable String device,
            long raisedMs,
            @Nullable Long acknowledgedMs,
            @Nullable Long clearedMs,
            @Nullable String clearReason) {}

    /**
     * Hands over the alerts, newest first, one by one, so that no more than one is held.
     *
     * @return true when there were more than {@code limit}
     */
    boolean each(Wanted wanted, int limit, Consumer<Row> row);
}
