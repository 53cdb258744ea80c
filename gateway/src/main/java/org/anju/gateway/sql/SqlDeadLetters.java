package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.anju.gateway.api.DeadLetterSearch;
import org.anju.gateway.intake.DeadLetterStore;
import org.anju.gateway.intake.ReplayRequest;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.anju.gateway.privacy.Masking;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters in SQL: the newest 100,000 or so are kept, the messages themselves of the newest 20,000. What people read of them is masked;
 * the messages are whole, to be taken in again, and shown to nobody.
 */
public final class SqlDeadLetters implements DeadLetterSearch, DeadLetterStore {
    private static final int KEPT = 100_000;
    private static final int KEPT_WHOLE = 20_000;
    /** Old letters are removed after so many new ones rather than after each. */
    private static final int TRIM_EVERY = 1_000;

    private final SqlStore sql;
    private final int kept;
    private final int keptWhole;
    private final int trimEvery;
    private int sinceTrim;

    public SqlDeadLetters(SqlStore sql) {
        this(sql, KEPT, KEPT_WHOLE, TRIM_EVERY);
    }

    SqlDeadLetters(SqlStore sql, int kept, int keptWhole, int trimEvery) {
        this.sql = sql;
        this.kept = kept;
        this.keptWhole = keptWhole;
        this.trimEvery = trimEvery;
    }

    /** Keeps letters, all or none. Blocks; durable on return. */
    public synchronized void add(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        boolean trim = sinceTrim + letters.size() >= trimEvery;
        sql.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("insert into dead_letter"
                    + " (received_ms, device, topic, reason, detail, excerpt, bytes, message, payload, payload_topic, content_type)"
                    + " values (:receivedMs, :device, :topic, :reason, :detail, :excerpt, :bytes, :message, :payload, :payloadTopic,"
                    + " :contentType)");
            for (DeadLetter letter : letters) {
                DeadLetter.Original original = letter.original();
                batch.bind("receivedMs", letter.receivedMs())
                        .bind("device", letter.device())
                        .bind("topic", text(letter.topic()))
                        .bind("reason", letter.reason())
                        .bind("detail", Masking.text(text(letter.detail())))
                        .bind("excerpt", Masking.text(text(letter.excerpt())))
                        .bind("bytes", letter.bytes())
                        .bind("message", letter.message().isEmpty() ? null : letter.message())
                        .bind("payload", original == null ? null : original.payload())
                        .bind("payloadTopic", original == null ? null : text(original.topic()))
                        .bind("contentType", original == null ? null : text(original.contentType()))
                        .add();
            }
            batch.execute();
            if (trim) {
                handle.createUpdate("delete from dead_letter where id <= (select max(id) from dead_letter) - :kept")
                        .bind("kept", kept)
                        .execute();
                handle.createUpdate("update dead_letter set payload = null where payload is not null"
                                + " and id <= (select max(id) from dead_letter) - :kept")
                        .bind("kept", keptWhole)
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
    public List<Row> find(
            Scope scope, @Nullable String device, @Nullable String reason, boolean replayed, long before, int limit) {
        if (isNowhere(scope)) {
            return List.of();
        }
        String where =
                "select l.*, exists (select 1 from dead_letter f where f.message = l.message and f.payload is not null)"
                        + " as replayable from dead_letter l where l.id < :before"
                        + (replayed ? "" : " and l.replayed_ms is null")
                        + conditions(scope, device, reason) + " order by l.id desc limit :limit";
        return sql.read(handle -> bind(handle.createQuery(where), scope, device, reason)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, ctx) -> row(row))
                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        long replayedMs = row.getLong("replayed_ms");
        boolean dead = row.wasNull();
        return new Row(row.getLong("id"), letter(row), dead && row.getBoolean("replayable"), dead ? null : replayedMs);
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        String message = row.getString("message");
        byte[] payload = row.getBytes("payload");
        return new DeadLetter(
                row.getLong("received_ms"),
                row.getString("device"),
                row.getString("topic"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("excerpt"),
                row.getInt("bytes"),
                message == null ? "" : message,
                payload == null
                        ? null
                        : new DeadLetter.Original(
                                row.getString("payload_topic"), payload, row.getString("content_type")));
    }

    @Override
    public List<Count> counts(Scope scope, @Nullable String device, @Nullable String reason, int limit) {
        if (isNowhere(scope)) {
            return List.of();
        }
        String query =
                "select l.device, l.reason, count(*) as letters, max(l.received_ms) as newest_ms from dead_letter l"
                        + " where l.replayed_ms is null" + conditions(scope, device, reason)
                        + " group by l.device, l.reason order by letters desc, newest_ms desc limit :limit";
        return sql.read(handle -> bind(handle.createQuery(query), scope, device, reason)
                .bind("limit", limit)
                .map((row, ctx) -> new Count(
                        row.getString("device"),
                        row.getString("reason"),
                        row.getLong("letters"),
                        row.getLong("newest_ms")))
                .list());
    }

    @Override
    public long total(Scope scope, @Nullable String device, @Nullable String reason) {
        if (isNowhere(scope)) {
            return 0;
        }
        String query =
                "select count(*) from dead_letter l where l.replayed_ms is null" + conditions(scope, device, reason);
        return sql.read(handle -> bind(handle.createQuery(query), scope, device, reason)
                .mapTo(Long.class)
                .one());
    }

    private static boolean isNowhere(Scope scope) {
        return !scope.everything()
                && scope.areas().isEmpty()
                && scope.compounds().isEmpty();
    }

    private static String conditions(Scope scope, @Nullable String device, @Nullable String reason) {
        return (device == null ? "" : " and l.device = :device")
                + (reason == null ? "" : " and l.reason = :reason")
                + (scope.everything()
                        ? ""
                        : " and exists (select 1 from device d join compound c on c.id = d.compound"
                                + " where d.id = l.device and (c.area in (<areas>) or c.id in (<compounds>)))");
    }

    private static Query bind(Query query, Scope scope, @Nullable String device, @Nullable String reason) {
        if (device != null) {
            query.bind("device", device);
        }
        if (reason != null) {
            query.bind("reason", reason);
        }
        if (!scope.everything()) {
            query.bindList("areas", orNothing(scope.areas())).bindList("compounds", orNothing(scope.compounds()));
        }
        return query;
    }

    /** An SQL list cannot be empty; no id is empty. */
    private static List<String> orNothing(Set<String> ids) {
        return ids.isEmpty() ? List.of("") : List.copyOf(ids);
    }

    @Override
    public List<Kept> messages(ReplayRequest request, long after, int limit) {
        String query =
                "select f.* from dead_letter f where f.payload is not null and f.replayed_ms is null and f.id > :after"
                        + " and f.message in (select l.message from dead_letter l where l.replayed_ms is null"
                        + fitting(request)
                        + ") order by f.id limit :limit";
        return sql.read(handle -> bind(handle.createQuery(query), request)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, ctx) -> new Kept(row.getLong("id"), letter(row)))
                .list());
    }

    @Override
    public long withoutMessage(ReplayRequest request) {
        String query = "select count(*) from dead_letter l where l.replayed_ms is null" + fitting(request)
                + " and not exists (select 1 from dead_letter f where f.message = l.message and f.payload is not null)";
        return sql.read(handle ->
                bind(handle.createQuery(query), request).mapTo(Long.class).one());
    }

    private static String fitting(ReplayRequest request) {
        return conditions(Scope.CITY, request.device(), request.reason())
                + (request.ids().isEmpty() ? "" : " and l.id in (<ids>)");
    }

    private static Query bind(Query query, ReplayRequest request) {
        bind(query, Scope.CITY, request.device(), request.reason());
        if (!request.ids().isEmpty()) {
            query.bindList("ids", request.ids());
        }
        return query;
    }

    @Override
    public void replayed(List<String> messages, long atMs) {
        if (messages.isEmpty()) {
            return;
        }
        sql.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "update dead_letter set replayed_ms = :atMs, payload = null where message = :message");
            messages.forEach(
                    message -> batch.bind("atMs", atMs).bind("message", message).add());
            return batch.execute();
        });
    }
}
