package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.anju.gateway.alert.MaintenanceBook;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Maintenance windows and what people were not told, in SQL. Safe for any thread. */
public final class SqlMaintenance implements MaintenanceBook {
    private static final String SELECT = """
            select w.*, (select count(*) from suppressed s where s.why = 'maintenance' and s.reference = w.id) as muted
            from maintenance_window w
            """;
    private static final int MOST = 500;
    private static final int MAX_LIMIT = 1_000;

    private final SqlStore store;
    private final LongSupplier nowMs;
    private final Runnable ended;

    /**
     * @param nowMs epoch milliseconds
     * @param ended told when a window was ended before its time
     */
    public SqlMaintenance(SqlStore store, LongSupplier nowMs, Runnable ended) {
        this.store = store;
        this.nowMs = nowMs;
        this.ended = ended;
    }

    @Override
    public List<Window> windows(@Nullable String compound) {
        return store.read(handle -> handle.createQuery(SELECT
                        + (compound == null ? "" : " where w.compound = :compound")
                        + " order by w.from_ms desc, w.id limit " + MOST)
                .bindMap(compound == null ? Map.of() : Map.of("compound", compound))
                .map(SqlMaintenance::window)
                .list());
    }

    @Override
    public Optional<Window> window(String id) {
        return store.read(handle -> window(handle, id));
    }

    private static Optional<Window> window(Handle handle, String id) {
        return handle.createQuery(SELECT + " where w.id = :id")
                .bind("id", id)
                .map(SqlMaintenance::window)
                .findOne();
    }

    @Override
    public Window open(
            String compound, String device, String rule, long fromMs, long toMs, String owner, String reason) {
        long now = nowMs.getAsLong();
        if (compound.isEmpty() && device.isEmpty() && rule.isEmpty()) {
            throw new IllegalArgumentException(
                    "a window needs a compound, a device or a rule: it must not cover everything");
        }
        if (toMs <= fromMs || toMs <= now) {
            throw new IllegalArgumentException("toMs " + toMs + " must be after fromMs and after now, " + now);
        }
        if (toMs - fromMs > LONGEST_MS) {
            throw new IllegalArgumentException("a window may last 31 days at most: plan a second one");
        }
        Window window = new Window(
                UUID.randomUUID().toString(), compound, device, rule, fromMs, toMs, null, owner, reason, now, 0);
        store.write(handle -> handle.createUpdate("""
                        insert into maintenance_window (id, compound, device, rule, from_ms, to_ms, owner, reason, created_ms)
                        values (:id, :compound, :device, :rule, :from, :to, :owner, :reason, :created)
                        """)
                .bind("id", window.id())
                .bind("compound", compound)
                .bind("device", device)
                .bind("rule", rule)
                .bind("from", fromMs)
                .bind("to", toMs)
                .bind("owner", owner)
                .bind("reason", reason)
                .bind("created", now)
                .execute());
        return window;
    }

    @Override
    public Window end(String id, String who) throws ConflictException {
        long now = nowMs.getAsLong();
        Window after = store.write(handle -> {
            Window before = window(handle, id)
                    .orElseThrow(() -> new NoSuchElementException("there is no maintenance window '" + id + "'"));
            if (before.state(now).equals("ended")) {
                Long endedMs = before.endedMs();
                throw new ConflictException(
                        "maintenance window " + id + " has ended already",
                        null,
                        endedMs == null ? before.toMs() : endedMs);
            }
            handle.createUpdate("update maintenance_window set ended_ms = :now where id = :id")
                    .bind("now", now)
                    .bind("id", id)
                    .execute();
            handle.createUpdate("""
                            update alert set suppressed_until_ms = :now
                            where suppressed_why = 'maintenance' and suppressed_reference = :id and state <> 'closed'
                            """).bind("now", now).bind("id", id).execute();
            return window(handle, id).orElse(before);
        });
        ended.run();
        return after;
    }

    private static Window window(ResultSet row, StatementContext context) throws SQLException {
        long endedMs = row.getLong("ended_ms");
        Long ended = row.wasNull() ? null : endedMs;
        return new Window(
                row.getString("id"),
                row.getString("compound"),
                row.getString("device"),
                row.getString("rule"),
                row.getLong("from_ms"),
                row.getLong("to_ms"),
                ended,
                row.getString("owner"),
                row.getString("reason"),
                row.getLong("created_ms"),
                row.getInt("muted"));
    }

    @Override
    public MutedPage muted(MutedQuery query) {
        int limit = Math.max(1, Math.min(MAX_LIMIT, query.limit()));
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        SqlScope.limit(query.scope(), where, values);
        equal("why", query.why() == null ? null : query.why().word(), where, values);
        equal("reference", query.reference(), where, values);
        equal("compound", query.compound(), where, values);
        equal("rule", query.rule(), where, values);
        if (query.fromMs() != null) {
            where.add("last_ms >= :fromMs");
            values.put("fromMs", query.fromMs());
        }
        if (query.toMs() != null) {
            where.add("at_ms < :toMs");
            values.put("toMs", query.toMs());
        }
        if (query.cursor() != null) {
            SqlScope.after(query.cursor(), "last_ms", "id", where, values);
        }
        List<Muted> found = store.read(handle -> handle.createQuery("select * from suppressed"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by last_ms desc, id desc limit " + (limit + 1))
                .bindMap(values)
                .map(SqlMaintenance::muted)
                .list());
        if (found.size() <= limit) {
            return new MutedPage(found, null);
        }
        List<Muted> page = List.copyOf(found.subList(0, limit));
        Muted last = page.get(limit - 1);
        return new MutedPage(page, SqlScope.cursor(last.lastMs(), Long.toString(last.id())));
    }

    private static void equal(String column, @Nullable String value, List<String> where, Map<String, Object> values) {
        if (value != null) {
            where.add(column + " = :" + column);
            values.put(column, value);
        }
    }

    private static Muted muted(ResultSet row, StatementContext context) throws SQLException {
        return new Muted(
                row.getLong("id"),
                Suppression.Why.of(row.getString("why")),
                row.getString("reference"),
                row.getString("rule"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                Severity.of(row.getInt("severity")),
                Category.valueOf(row.getString("category").toUpperCase(Locale.ROOT)),
                row.getString("subject"),
                row.getString("area"),
                row.getString("compound"),
                row.getString("device"),
                row.getString("alert"),
                row.getLong("at_ms"),
                row.getLong("last_ms"),
                row.getInt("amount"));
    }
}
