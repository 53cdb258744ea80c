package org.anju.gateway.audit;

import java.util.List;

/** Keeps the trail. Methods block; thread-safe, also among several processes on one database. */
public interface AuditTrail {
    /** Adds an entry; it is durable when this returns. */
    AuditRow record(AuditEntry entry);

    /** Entries that match, newest first. */
    List<AuditRow> find(AuditQuery query);

    /** Up to {@code limit} entries after a sequence number, oldest first. */
    List<AuditRow> after(long sequence, int limit);

    /** Follows the whole trail. */
    AuditVerdict verify();
}
