package org.anju.gateway.delivery;

import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.anju.gateway.sql.SqlStore;

/** Alerts and rows of the ledger to test with. */
public final class Alerts {
    private Alerts() {}

    public static Alert alert(Category category, int severity, String area, String compound) {
        return new Alert(
                "a1",
                "rule",
                "1",
                "device-1",
                Severity.of(severity),
                category,
                AlertState.RAISED,
                area,
                compound,
                "device-1",
                "camera",
                new Text("信号丢失", "signal lost"),
                new Text("", ""),
                "",
                Map.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                1,
                AlertCoding.NONE,
                Handling.NEW);
    }

    /** Writes an alert and its delivery as the alert engine does, with the recipient's next sequence number. */
    public static long queue(SqlStore store, String recipient, String alert, String payload, long nowMs) {
        return store.write(handle -> {
            handle.createUpdate("insert into recipient (id, last_sequence) values (:id, 0) on conflict (id) do nothing")
                    .bind("id", recipient)
                    .execute();
            handle.createUpdate("update recipient set last_sequence = last_sequence + 1 where id = :id")
                    .bind("id", recipient)
                    .execute();
            long sequence = handle.createQuery("select last_sequence from recipient where id = :id")
                    .bind("id", recipient)
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("insert into alert (id, rule, rule_version, subject, severity, category, state, area,"
                            + " compound, title_zh, title_en, advice_zh, advice_en, condition, fired, raised_ms,"
                            + " last_ms, occurrences) values (:id, 'rule', '1', :id, 1, 'security', 'raised', 'A1',"
                            + " 'A1-C01', '', '', '', '', '', '{}', :now, :now, 1) on conflict (id) do nothing")
                    .bind("id", alert)
                    .bind("now", nowMs)
                    .execute();
            handle.createUpdate("insert into delivery (recipient, sequence, alert, change, state, attempts, queued_ms,"
                            + " next_attempt_ms, payload) values (:recipient, :sequence, :alert, 'raised', 'queued',"
                            + " 0, :now, :now, :payload)")
                    .bind("recipient", recipient)
                    .bind("sequence", sequence)
                    .bind("alert", alert)
                    .bind("now", nowMs)
                    .bind("payload", payload)
                    .execute();
            return sequence;
        });
    }
}
