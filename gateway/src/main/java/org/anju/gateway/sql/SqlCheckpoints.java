package org.anju.gateway.sql;

/** The journal positions that consumers keep in SQL. */
public final class SqlCheckpoints {
    private final SqlStore sql;

    public SqlCheckpoints(SqlStore sql) {
        this.sql = sql;
    }

    /** The highest position any consumer has stored, 0 when none has. */
    public long highest() {
        return sql.read(handle -> handle.createQuery("select coalesce(max(position), 0) from checkpoint")
                .mapTo(Long.class)
                .one());
    }
}
