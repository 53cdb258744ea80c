package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anju.gateway.api.AlertStatistics;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.jspecify.annotations.Nullable;

/** Reads alerts for statistics. */
public final class SqlAlertStatistics implements AlertStatistics {
    private static final String COLUMNS = "rule, title_zh, title_en, severity, category, compound, device, raised_ms,"
            + " acknowledged_ms, cleared_ms, clear_reason";

    private final SqlStore sql;

    public SqlAlertStatistics(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public boolean each(Wanted wanted, int limit, Consumer<Row> row) {
        StringBuilder where = new StringBuilder(
                "raised_ms >= :from and raised_ms < :to and rule <> :test and category in (<categories>)");
        if (wanted.area() != null) {
            where.append(" and area = :area");
        }
        if (wanted.compound() != null) {
            where.append(" and compound = :compound");
        }
        if (!wanted.scope().everything()) {
            where.append(" and (area in (<areas>) or compound in (<compounds>))");
        }
        return sql.read(handle -> {
            var query = handle.createQuery("select " + COLUMNS + " from alert where " + where
                            + " order by raised_ms desc limit :limit")
                    .bind("from", wanted.fromMs())
                    .bind("to", wanted.toMs())
                    .bind("test", Alert.TEST_RULE)
                    .bind("limit", limit + 1)
                    .bindList(
                            "categories",
                            wanted.categories().stream().map(Category::word).toList());
            if (wanted.area() != null) {
                query.bind("area", wanted.area());
            }
            if (wanted.compound() != null) {
                query.bind("compound", wanted.compound());
            }
            if (!wanted.scope().everything()) {
                query.bindList("areas", orNothing(wanted.scope().areas()))
                        .bindList("compounds", orNothing(wanted.scope().compounds()));
            }
            int[] count = {0};
            try (Stream<Row> rows = query.map((found, ctx) -> read(found)).stream()) {
                rows.forEach(one -> {
                    if (++count[0] <= limit) {
                        row.accept(one);
                    }
                });
            }
            return count[0] > limit;
        });
    }

    /** An SQL list cannot be empty; no id is empty. */
    private static List<String> orNothing(Set<String> ids) {
        return ids.isEmpty() ? List.of("") : List.copyOf(ids);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("rule"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getInt("severity"),
                row.getString("category"),
                row.getString("compound"),
                row.getString("device"),
                row.getLong("raised_ms"),
                time(row, "acknowledged_ms"),
                time(row, "cleared_ms"),
                row.getString("clear_reason"));
    }

    private static @Nullable Long time(ResultSet row, String column) throws SQLException {
        long ms = row.getLong(column);
        return row.wasNull() ? null : ms;
    }
}
