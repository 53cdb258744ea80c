package org.anju.gateway.sql;

import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.alert.Change;
import org.anju.gateway.model.Alert;
import org.jdbi.v3.core.Handle;

/** The unmasked values of alerts, in a table of their own so that nothing that reads alerts comes across them by chance. */
final class SqlEvidence {
    private final AlertJson json;

    SqlEvidence(AlertJson json) {
        this.json = json;
    }

    /** Keeps what an alert that was raised shows only masked, in the place of what it was raised with before. */
    void keep(Handle handle, String alert, Change.Raised raised) {
        handle.execute("delete from alert_evidence where alert = ?", alert);
        if (!raised.evidence().isEmpty()) {
            handle.execute(
                    "insert into alert_evidence (alert, at_ms, fired) values (?, ?, ?)",
                    alert,
                    raised.atMs(),
                    json.values(raised.evidence()));
        }
    }

    /** The alert with its values unmasked; as it is when nothing of it is masked, or its evidence has been deleted since. */
    Alert unmasked(Handle handle, Alert alert) {
        return handle.createQuery("select fired from alert_evidence where alert = :alert")
                .bind("alert", alert.id())
                .mapTo(String.class)
                .findOne()
                .map(fired -> AlertLife.showing(alert, json.values(fired)))
                .orElse(alert);
    }
}
