package org.anju.gateway.sql;

import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.coverage.Facts;
import org.anju.gateway.coverage.Proofs;

/** Proofs of the alert path from the alerts and the receipts of the bureau. */
public final class SqlProofs implements Proofs {
    private final SqlStore sql;

    public SqlProofs(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Facts.Proof> since(long sinceMs) {
        return sql.read(handle -> {
            Map<String, Facts.Proof> proofs = new HashMap<>();
            handle.createQuery("select a.compound, a.id, a.raised_ms, min(r.at_ms) as received_ms from receipt r"
                            + " join alert a on a.id = r.alert"
                            + " where r.disposition in ('received', 'dispatched', 'handled') and r.at_ms >= :since"
                            + " group by a.compound, a.id, a.raised_ms")
                    .bind("since", sinceMs)
                    .map((row, ctx) -> Map.entry(
                            row.getString("compound"),
                            new Facts.Proof(row.getString("id"), row.getLong("raised_ms"), row.getLong("received_ms"))))
                    .forEach(entry -> proofs.merge(entry.getKey(), entry.getValue(), SqlProofs::quicker));
            return proofs;
        });
    }

    private static Facts.Proof quicker(Facts.Proof one, Facts.Proof other) {
        long first = one.receivedMs() - one.raisedMs();
        long second = other.receivedMs() - other.raisedMs();
        if (first == second) {
            return one.receivedMs() >= other.receivedMs() ? one : other;
        }
        return first < second ? one : other;
    }
}
