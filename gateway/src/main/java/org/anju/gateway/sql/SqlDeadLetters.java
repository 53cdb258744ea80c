package org.anju.gateway.sql;

import java.util.List;
import java.util.Set;
import org.anju.gateway.api.DeadLetterSearch;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Dead letters in SQL: the newest 100,000 or so are kept. */
public final class SqlDeadLetters implements DeadLetterSearch {
    private static final int KEPT = 100_000;
    /** Old letters are removed after so many new ones rather than after each. */
    private static final int TRIM_EVERY = 1_000;

    private final SqlStore sql;
    private final int kept;
    private final int trimEvery;
    private int sinceTrim;

    public SqlDeadLetters(SqlStore sql) {
        this(sql, KEPT, TRIM_EVERY);
    }

    SqlDeadLetters(SqlStore sql, int kept, int trimEvery) {
        this.sql = sql;
        this.kept = kept;
        this.trimEvery = trimEvery;
    }

    /** Keeps letters, all or none. Blocks; durable on return. */
    public synchronized void add(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        boolean trim = sinceTrim + letters.size() >= trimEvery;
        sql.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into dead_letter (received_ms, device, topic, reason, detail, excerpt, bytes)"
                            + " values (:receivedMs, :device, :topic, :reason, :detail, :excerpt, :bytes)");
            for (DeadLetter letter : letters) {
                batch.bind("receivedMs", letter.receivedMs())
                        .bind("device", letter.device())
                        .bind("topic", text(letter.topic()))
                        .bind("reason", letter.reason())
                        .bind("detail", text(letter.detail()))
                        .bind("excerpt", text(letter.excerpt()))
                        .bind("bytes", letter.bytes())
                        .add();
            }
            batch.execute();
            if (trim) {
                handle.createUpdate("delete from dead_letter where id <= (select max(id) from dead_letter) - :kept")
                        .bind("kept", kept)
                        .execute();
            }
            return null;
        });
        sinceTrim = trim ? 0 : sinceTrim + letters.size();
    }

    /** PostgreSQL takes no NUL in a text. */
    private static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }

    @Override
    public List<Row> find(Scope scope, @Nullable String device, @Nullable String reason, long before, int limit) {
        if (!scope.everything() && scope.areas().isEmpty() && scope.compounds().isEmpty()) {
            return List.of();
        }
        StringBuilder where = new StringBuilder("select * from dead_letter where id < :before");
        if (device != null) {
            where.append(" and device = :device");
        }
        if (reason != null) {
            where.append(" and reason = :reason");
        }
        if (!scope.everything()) {
            where.append(" and exists (select 1 from device d join compound c on c.id = d.compound"
                    + " where d.id = dead_letter.device and (c.area in (<areas>) or c.id in (<compounds>)))");
        }
        where.append(" order by id desc limit :limit");
        return sql.read(handle -> {
            var query =
                    handle.createQuery(where.toString()).bind("before", before).bind("limit", limit);
            if (device != null) {
                query.bind("device", device);
            }
            if (reason != null) {
                query.bind("reason", reason);
            }
            if (!scope.everything()) {
                query.bindList("areas", orNothing(scope.areas())).bindList("compounds", orNothing(scope.compounds()));
            }
            return query.map((row, ctx) -> new Row(
                            row.getLong("id"),
                            new DeadLetter(
                                    row.getLong("received_ms"),
                                    row.getString("device"),
                                    row.getString("topic"),
                                    row.getString("reason"),
                                    row.getString("detail"),
                                    row.getString("excerpt"),
                                    row.getInt("bytes"))))
                    .list();
        });
    }

    /** An SQL list cannot be empty; no id is empty. */
    private static List<String> orNothing(Set<String> ids) {
        return ids.isEmpty() ? List.of("") : List.copyOf(ids);
    }
}
