package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.IncidentBook;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Incidents in SQL, counted from the alerts that belong to them. Safe for any thread. */
public final class SqlIncidentBook implements IncidentBook {
    private static final int MAX_LIMIT = 1_000;
    private static final String SELECT = """
            select i.id, i.area, i.compound, i.opened_ms, max(a.raised_ms) as latest_ms, count(*) as alerts,
              min(a.severity) as gravest, count(distinct a.device) as devices,
              sum(case when a.state in ('raised', 'cleared') then 1 else 0 end) as unacknowledged,
              sum(case when a.state <> 'closed' then 1 else 0 end) as still_open,
              max(case when a.state = 'closed' then coalesce(a.cleared_ms, a.last_ms) else 0 end) as closed_ms,
              i.last_ms
            from incident i join alert a on a.incident = i.id
            """;

    private final SqlStore store;
    private final SqlAlertRows rows;
    private final LongSupplier nowMs;

    public SqlIncidentBook(SqlStore store, AlertJson json, LongSupplier nowMs) {
        this.store = store;
        this.rows = new SqlAlertRows(json);
        this.nowMs = nowMs;
    }

    /** What one row of the query says; the rest is asked for the page alone. */
    private record Row(
            String id,
            String area,
            String compound,
            long openedMs,
            long lastMs,
            int alerts,
            int gravest,
            int devices,
            int unacknowledged,
            int stillOpen,
            long closedMs) {}

    @Override
    public Page find(Query query) {
        int limit = Math.max(1, Math.min(MAX_LIMIT, query.limit()));
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> scope = new ArrayList<>();
        SqlScope.limit(query.scope(), scope, values);
        scope.forEach(each -> where.add(each.replace("area in", "i.area in").replace("compound in", "i.compound in")));
        where.add("a.category in (" + words(query.categories()) + ")");
        if (query.compound() != null) {
            where.add("i.compound = :compound");
            values.put("compound", query.compound());
        }
        if (query.fromMs() != null) {
            where.add("i.last_ms >= :fromMs");
            values.put("fromMs", query.fromMs());
        }
        if (query.toMs() != null) {
            where.add("i.opened_ms < :toMs");
            values.put("toMs", query.toMs());
        }
        if (query.cursor() != null) {
            SqlScope.after(query.cursor(), "i.last_ms", "i.id", where, values);
        }
        List<String> having = new ArrayList<>();
        if (!query.alone()) {
            having.add("count(*) > 1");
        }
        if (query.open() != null) {
            having.add("sum(case when a.state <> 'closed' then 1 else 0 end) " + (query.open() ? "> 0" : "= 0"));
        }
        String sql = SELECT + " where " + String.join(" and ", where)
                + " group by i.id, i.area, i.compound, i.opened_ms, i.last_ms"
                + (having.isEmpty() ? "" : " having " + String.join(" and ", having))
                + " order by i.last_ms desc, i.id desc limit " + (limit + 1);
        List<Row> found = store.read(handle -> handle.createQuery(sql)
                .bindMap(values)
                .map(SqlIncidentBook::row)
                .list());
        List<Row> page = found.size() > limit ? found.subList(0, limit) : found;
        List<Incident> items =
                page.stream().map(row -> incident(row, query.categories())).toList();
        Row last = found.size() > limit ? page.get(limit - 1) : null;
        return new Page(items, last == null ? null : SqlScope.cursor(last.lastMs(), last.id()));
    }

    @Override
    public Optional<Incident> incident(String id, Set<Category> categories) {
        String sql = SELECT + " where i.id = :id and a.category in (" + words(categories) + ")"
                + " group by i.id, i.area, i.compound, i.opened_ms, i.last_ms";
        return store.read(handle -> handle.createQuery(sql)
                        .bind("id", id)
                        .map(SqlIncidentBook::row)
                        .findOne())
                .map(row -> incident(row, categories));
    }

    private Incident incident(Row row, Set<Category> categories) {
        List<Alert> alerts = alerts(row.id()).stream()
                .filter(alert -> categories.contains(alert.category()))
                .toList();
        Set<String> kinds = new TreeSet<>();
        Set<@Nullable String> assigned = new HashSet<>();
        for (Alert alert : alerts) {
            String kind = alert.kind();
            if (kind != null) {
                kinds.add(kind);
            }
            if (alert.state() != AlertState.CLOSED) {
                assigned.add(alert.handling().assignedTo());
            }
        }
        Text title = alerts.isEmpty() ? new Text("", "") : alerts.get(0).title();
        boolean open = row.stillOpen() > 0;
        return new Incident(
                row.id(),
                row.area(),
                row.compound(),
                open,
                Severity.of(row.gravest()),
                title,
                row.openedMs(),
                row.lastMs(),
                open ? null : Long.valueOf(row.closedMs()),
                row.alerts(),
                row.unacknowledged(),
                row.devices(),
                List.copyOf(kinds),
                assigned.size() == 1 ? assigned.iterator().next() : null);
    }

    @Override
    public List<Alert> alerts(String id) {
        return store.read(handle -> handle.createQuery(
                        "select * from alert where incident = :id order by severity, raised_ms, id")
                .bind("id", id)
                .map(rows::map)
                .list());
    }

    @Override
    public List<Note> notes(String id) {
        return store.read(handle -> handle.createQuery("select * from incident_note where incident = :id order by id")
                .bind("id", id)
                .map((row, context) -> new Note(row.getLong("at_ms"), row.getString("who"), row.getString("note")))
                .list());
    }

    @Override
    public void note(String id, String who, String note) {
        store.write(handle -> {
            boolean known = handle.createQuery("select 1 from incident where id = :id")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!known) {
                throw new NoSuchElementException("there is no incident '" + id + "'");
            }
            return handle.createUpdate(
                            "insert into incident_note (incident, at_ms, who, note) values (:id, :at, :who, :note)")
                    .bind("id", id)
                    .bind("at", nowMs.getAsLong())
                    .bind("who", who)
                    .bind("note", note)
                    .execute();
        });
    }

    private static String words(Set<Category> categories) {
        return categories.stream().map(each -> "'" + each.word() + "'").sorted().collect(Collectors.joining(", "));
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("area"),
                row.getString("compound"),
                row.getLong("opened_ms"),
                row.getLong("last_ms"),
                row.getInt("alerts"),
                row.getInt("gravest"),
                row.getInt("devices"),
                row.getInt("unacknowledged"),
                row.getInt("still_open"),
                row.getLong("closed_ms"));
    }
}
