package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.anju.gateway.coverage.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlProofsTest {
    @TempDir
    Path folder;

    @Test
    void theQuickestReceiptOfACompoundProvesItsAlertPath() {
        try (SqlStore sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"))) {
            alert(sql, "slow", "C1", 1_000);
            alert(sql, "quick", "C1", 50_000);
            alert(sql, "old", "C2", 100);
            alert(sql, "unheard", "C3", 1_000);
            receipt(sql, "slow", "received", 20_000);
            receipt(sql, "quick", "received", 55_000);
            receipt(sql, "quick", "handled", 90_000);
            receipt(sql, "old", "received", 200);

            assertEquals(Map.of("C1", new Facts.Proof("quick", 50_000, 55_000)), new SqlProofs(sql).since(1_000));
            assertEquals(2, new SqlProofs(sql).since(0).size());
        }
    }

    private static void alert(SqlStore sql, String id, String compound, long raisedMs) {
        sql.write(handle -> handle.createUpdate(
                        "insert into alert (id, rule, rule_version, subject, severity, category, state, area, compound, title_zh,"
                                + " title_en, advice_zh, advice_en, condition, fired, raised_ms, last_ms, occurrences)"
                                + " values (:id, 'r', '1', :id, 1, 'fire', 'raised', 'A1', :compound, '', '', '', '', '', '{}', :raised,"
                                + " :raised, 1)")
                .bind("id", id)
                .bind("compound", compound)
                .bind("raised", raisedMs)
                .execute());
    }

    private static void receipt(SqlStore sql, String alert, String disposition, long atMs) {
        sql.write(handle -> handle.createUpdate("insert into receipt (recipient, alert, disposition, id, sender, at_ms)"
                        + " values ('bureau', :alert, :disposition, :id, 'bureau', :at)")
                .bind("alert", alert)
                .bind("disposition", disposition)
                .bind("id", alert + disposition)
                .bind("at", atMs)
                .execute());
    }
}
