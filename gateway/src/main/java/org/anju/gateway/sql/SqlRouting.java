package org.anju.gateway.sql;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anju.gateway.delivery.route.BookStore;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Versions of the routing book, edits and decisions in SQL. */
public final class SqlRouting implements BookStore {
    private static final String VERSION = "select version, changed_ms, changed_by, document from routing_book ";

    private final SqlStore store;

    public SqlRouting(SqlStore store) {
        this.store = store;
    }

    @Override
    public Optional<Version> latest() {
        return store.read(handle -> find(handle, "order by version desc limit 1", 0));
    }

    @Override
    public Optional<Version> version(int number) {
        return store.read(handle -> find(handle, "where version = :number", number));
    }

    private static Optional<Version> find(Handle handle, String which, int number) {
        var query = handle.createQuery(VERSION + which);
        if (which.contains(":number")) {
            query.bind("number", number);
        }
        return query.map((row, context) -> new Version(
                        row.getInt("version"),
                        row.getLong("changed_ms"),
                        row.getString("changed_by"),
                        row.getString("document")))
                .findOne();
    }

    @Override
    public Map<Part, Map<String, String>> edits() {
        Map<Part, Map<String, String>> edits = new EnumMap<>(Part.class);
        store.read(handle -> handle.createQuery("select part, id, document from routing_edit order by part, id")
                        .map((row, context) -> new Edit(
                                Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
                                row.getString("id"),
                                row.getString("document")))
                        .list())
                .forEach(edit -> edits.computeIfAbsent(edit.part(), part -> new HashMap<>())
                        .put(edit.id(), String.valueOf(edit.document())));
        return edits;
    }

    @Override
    public void save(Version version, @Nullable Edit edit) {
        store.write(handle -> {
            if (edit != null) {
                save(handle, edit);
            }
            return handle.createUpdate("insert into routing_book (version, changed_ms, changed_by, document)"
                            + " values (:version, :at, :by, :document)")
                    .bind("version", version.number())
                    .bind("at", version.changedMs())
                    .bind("by", version.changedBy())
                    .bind("document", version.document())
                    .execute();
        });
    }

    private static void save(Handle handle, Edit edit) {
        String sql = edit.document() == null
                ? "delete from routing_edit where part = :part and id = :id"
                : "insert into routing_edit (part, id, document) values (:part, :id, :document)"
                        + " on conflict (part, id) do update set document = excluded.document";
        var update = handle.createUpdate(sql).bind("part", edit.part().word()).bind("id", edit.id());
        if (edit.document() != null) {
            update.bind("document", edit.document());
        }
        update.execute();
    }

    @Override
    public List<Decided> decisions(String alert) {
        return store.read(handle -> handle.createQuery(
                        "select at_ms, version from alert_routing where alert = :alert order by at_ms")
                .bind("alert", alert)
                .map((row, context) -> new Decided(row.getLong("at_ms"), row.getInt("version")))
                .list());
    }
}
