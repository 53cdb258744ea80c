package org.anju.gateway.sql;

/** Puts alerts into the alert table for tests of what counts them. */
public final class CountedAlerts {
    private CountedAlerts() {}

    /** Adds an open 一级 alert about the compound unless it is there. */
    public static void add(SqlStore store, String id, String compound, String category, long raisedMs) {
        store.write(handle -> handle.createUpdate(
                        "insert into alert (id, rule, rule_version, subject, severity, category, state, area, compound,"
                                + " title_zh, title_en, advice_zh, advice_en, condition, fired, raised_ms, last_ms,"
                                + " occurrences) values (:id, 'counted', '1', :id, 1, :category, 'raised', 'A1',"
                                + " :compound, '题', 'T', '', '', '', '{}', :raised, :raised, 1)"
                                + " on conflict (id) do nothing")
                .bind("id", id)
                .bind("compound", compound)
                .bind("category", category)
                .bind("raised", raisedMs)
                .execute());
    }
}
