package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.anju.gateway.audit.AuditChain;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.audit.AuditQuery;
import org.anju.gateway.audit.AuditRow;
import org.anju.gateway.audit.AuditTrail;
import org.anju.gateway.audit.AuditVerdict;
import org.anju.gateway.privacy.Deletion;
import org.jdbi.v3.core.Handle;

/** The audit trail in SQL. The row of its head is updated first in each transaction, which puts writers in a line. */
public final class SqlAudit implements AuditTrail {
    private static final int FETCH = 1000;
    /** Action of the entry that says where the kept part of the trail begins. */
    private static final String CUT = "audit_cut";

    private final SqlStore sql;

    public SqlAudit(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public AuditRow record(AuditEntry entry) {
        return sql.write(handle -> record(handle, entry));
    }

    static AuditRow record(Handle handle, AuditEntry entry) {
        handle.execute("update audit_head set sequence = sequence + 1 where id = 1");
        Head head = head(handle);
        AuditRow row = new AuditRow(head.sequence(), entry, AuditChain.hash(head.hash(), head.sequence(), entry));
        handle.createUpdate("insert into audit_trail (sequence, at_ms, who, origin, action, object, detail, hash)"
                        + " values (:sequence, :atMs, :who, :origin, :action, :object, :detail, :hash)")
                .bind("sequence", row.sequence())
                .bindMethods(entry)
                .bind("hash", row.hash())
                .execute();
        handle.execute("update audit_head set hash = ? where id = 1", row.hash());
        return row;
    }

    private record Head(long sequence, String hash) {}

    private static Head head(Handle handle) {
        return handle.createQuery("select sequence, hash from audit_head where id = 1")
                .map((row, ctx) -> new Head(row.getLong("sequence"), row.getString("hash")))
                .one();
    }

    @Override
    public List<AuditRow> find(AuditQuery query) {
        StringBuilder where = new StringBuilder(" where sequence < :before and at_ms >= :fromMs and at_ms < :toMs");
        if (query.who() != null) {
            where.append(" and who = :who");
        }
        if (query.action() != null) {
            where.append(" and action = :action");
        }
        if (query.object() != null) {
            where.append(" and object = :object");
        }
        return sql.read(handle -> handle.createQuery(
                        "select * from audit_trail" + where + " order by sequence desc limit :limit")
                .bindMethods(query)
                .map((row, ctx) -> row(row))
                .list());
    }

    @Override
    public List<AuditRow> after(long sequence, int limit) {
        return sql.read(handle -> after(handle, sequence, limit));
    }

    private static List<AuditRow> after(Handle handle, long sequence, int limit) {
        return handle.createQuery("select * from audit_trail where sequence > :sequence order by sequence limit :limit")
                .bind("sequence", sequence)
                .bind("limit", limit)
                .map((row, ctx) -> row(row))
                .list();
    }

    @Override
    public AuditVerdict verify() {
        return sql.read(SqlAudit::verify);
    }

    static AuditVerdict verify(Handle handle) {
        // Entries that are written meanwhile do not count: the head is read first.
        Head head = head(handle);
        Head base = base(handle);
        AuditChain chain = new AuditChain(base.sequence(), base.hash());
        long last = base.sequence();
        List<AuditRow> page;
        do {
            page = after(handle, last, FETCH);
            for (AuditRow row : page) {
                if (row.sequence() <= head.sequence()) {
                    chain.accept(row);
                }
                last = row.sequence();
            }
        } while (page.size() == FETCH && last < head.sequence());
        AuditVerdict verdict = chain.end(head.sequence(), head.hash());
        return verdict.intact() && base.sequence() > 0 && !isSaid(handle, base)
                ? new AuditVerdict(
                        0,
                        "",
                        new AuditChain.Break(base.sequence(), "entries up to " + base.sequence() + " were taken away"))
                : verdict;
    }

    /** A beginning that was cut off by retention is named in the chain itself; one that somebody else cut off is not. */
    private static boolean isSaid(Handle handle, Head base) {
        return handle.createQuery("select count(*) from audit_trail where action = :action and detail = :detail")
                        .bind("action", CUT)
                        .bind("detail", cut(base))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Head base(Handle handle) {
        return handle.createQuery("select sequence, hash from audit_base where id = 1")
                .map((row, ctx) -> new Head(row.getLong("sequence"), row.getString("hash")))
                .one();
    }

    private static String cut(Head base) {
        return "{\"sequence\":" + base.sequence() + ",\"hash\":\"" + base.hash() + "\"}";
    }

    /** Deletes the entries from before a time; the chain goes on from the hash of the last of them, which a new entry names. */
    Deletion deleteBefore(long beforeMs, long nowMs) {
        return sql.write(handle -> {
            long kept = handle.createQuery("select min(sequence) from audit_trail where at_ms >= :before")
                    .bind("before", beforeMs)
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L);
            List<AuditRow> last = after(handle, kept - 2, 1);
            if (kept < 2 || last.isEmpty() || last.get(0).sequence() >= kept) {
                return Deletion.NONE;
            }
            Head base = new Head(last.get(0).sequence(), last.get(0).hash());
            Deletion found = handle.createQuery(
                            "select count(*), min(at_ms), max(at_ms) from audit_trail where sequence <= :last")
                    .bind("last", base.sequence())
                    .map((row, ctx) -> new Deletion(row.getLong(1), row.getLong(2), row.getLong(3), 0))
                    .one();
            handle.execute("update audit_base set sequence = ?, hash = ? where id = 1", base.sequence(), base.hash());
            handle.execute("delete from audit_trail where sequence <= ?", base.sequence());
            record(handle, new AuditEntry(nowMs, "gateway", "local", CUT, "audit", cut(base)));
            return found;
        });
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("sequence"),
                new AuditEntry(
                        row.getLong("at_ms"),
                        row.getString("who"),
                        row.getString("origin"),
                        row.getString("action"),
                        row.getString("object"),
                        row.getString("detail")),
                row.getString("hash"));
    }
}
