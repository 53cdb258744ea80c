package org.anju.gateway.sql;

import java.util.List;
import org.anju.gateway.coverage.ReportStore;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Acceptance reports in SQL. */
public final class SqlReports implements ReportStore {
    private static final String COLUMNS = "id, scope, as_of_ms, made_ms, made_by, passes, compounds, hash";
    private static final RowMapper<Row> ROW = (row, ctx) -> new Row(
            row.getString("id"),
            row.getString("scope"),
            row.getLong("as_of_ms"),
            row.getLong("made_ms"),
            row.getString("made_by"),
            row.getBoolean("passes"),
            row.getInt("compounds"),
            row.getString("hash"));

    private final SqlStore sql;

    public SqlReports(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public void add(Row row, byte[] facts) {
        sql.write(handle -> {
            handle.createUpdate("insert into acceptance_report (" + COLUMNS + ", facts) values"
                            + " (:id, :scope, :asOfMs, :madeMs, :madeBy, :passes, :compounds, :hash, :facts)"
                            + " on conflict (id) do nothing")
                    .bind("id", row.id())
                    .bind("scope", row.scope())
                    .bind("asOfMs", row.asOfMs())
                    .bind("madeMs", row.madeMs())
                    .bind("madeBy", row.madeBy())
                    .bind("passes", row.passes())
                    .bind("compounds", row.compounds())
                    .bind("hash", row.hash())
                    .bind("facts", facts)
                    .execute();
            return null;
        });
    }

    @Override
    public List<Row> list(int limit) {
        return sql.read(handle -> handle.createQuery(
                        "select " + COLUMNS + " from acceptance_report order by made_ms desc, id limit :limit")
                .bind("limit", limit)
                .map(ROW)
                .list());
    }

    @Override
    public @Nullable Row row(String id) {
        return sql.read(handle -> handle.createQuery("select " + COLUMNS + " from acceptance_report where id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne()
                .orElse(null));
    }

    @Override
    public byte[] facts(String id) {
        return sql.read(handle -> handle.createQuery("select facts from acceptance_report where id = :id")
                .bind("id", id)
                .map((row, ctx) -> row.getBytes("facts"))
                .one());
    }
}
