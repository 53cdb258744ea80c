package org.anju.gateway.sql;

import java.util.Optional;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Severity;
import org.jdbi.v3.core.Handle;

/**
 * Which alerts belong together: those of one compound that follow each other within {@value #GAP_MS} ms, except the mildest, which have
 * time. An incident is open as long as one of its alerts is; it is named after its first.
 */
final class SqlIncidents {
    /** So long after the last alert of an incident another one still joins it. */
    static final long GAP_MS = 600_000;

    private static final String JOINABLE = """
            select id from incident
            where compound = :compound and joinable and last_ms >= :since and last_ms <= :at
              and exists (select 1 from alert where alert.incident = incident.id and alert.state <> 'closed')
            order by last_ms desc, id limit 1
            """;

    /** The incident an alert raised now belongs to; its own when there is none to join. */
    String of(Handle handle, Alert alert, long atMs) {
        if (alert.severity() != Severity.LEVEL_4 && !alert.compound().isEmpty()) {
            Optional<String> open = handle.createQuery(JOINABLE)
                    .bind("compound", alert.compound())
                    .bind("since", atMs - GAP_MS)
                    .bind("at", atMs)
                    .mapTo(String.class)
                    .findOne();
            if (open.isPresent()) {
                touch(handle, open.get(), atMs);
                return open.get();
            }
        }
        return open(handle, alert, atMs);
    }

    /** Begins an incident with an alert. */
    String open(Handle handle, Alert alert, long atMs) {
        handle.createUpdate("""
                        insert into incident (id, area, compound, opened_ms, last_ms, joinable)
                        values (:id, :area, :compound, :at, :at, :joinable)
                        on conflict (id) do update set last_ms = excluded.last_ms
                        """)
                .bind("id", alert.id())
                .bind("area", alert.area())
                .bind("compound", alert.compound())
                .bind("at", atMs)
                .bind("joinable", alert.severity() != Severity.LEVEL_4)
                .execute();
        return alert.id();
    }

    Optional<String> compound(Handle handle, String incident) {
        return handle.createQuery("select compound from incident where id = :id")
                .bind("id", incident)
                .mapTo(String.class)
                .findOne();
    }

    void touch(Handle handle, String incident, long atMs) {
        handle.createUpdate("update incident set last_ms = :at where id = :id and last_ms < :at")
                .bind("id", incident)
                .bind("at", atMs)
                .execute();
    }
}
