package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.command.Command;
import org.anju.gateway.command.CommandState;
import org.anju.gateway.command.CommandStore;
import org.jspecify.annotations.Nullable;

/** Commands in SQL, kept for a year. */
public final class SqlCommands implements CommandStore {
    private static final long KEPT_MS = Duration.ofDays(365).toMillis();
    private static final int TRIM_EVERY = 200;

    private final SqlStore sql;
    private final AtomicInteger added = new AtomicInteger();

    public SqlCommands(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public void add(Command command) {
        boolean trim = added.incrementAndGet() % TRIM_EVERY == 1;
        sql.write(handle -> {
            handle.createUpdate("insert into command (id, device, method, params, sent_by, state, sent_ms)"
                            + " values (:id, :device, :method, :params, :by, :state, :sentMs)")
                    .bind("id", command.id())
                    .bind("device", command.device())
                    .bind("method", command.method())
                    .bind("params", command.params())
                    .bind("by", command.by())
                    .bind("state", command.state().word())
                    .bind("sentMs", command.sentMs())
                    .execute();
            if (trim) {
                handle.createUpdate("delete from command where sent_ms < :before")
                        .bind("before", command.sentMs() - KEPT_MS)
                        .execute();
            }
            return null;
        });
    }

    @Override
    public Optional<Command> get(String id) {
        return sql.read(handle -> handle.createQuery("select * from command where id = :id")
                .bind("id", id)
                .map((row, ctx) -> read(row))
                .findOne());
    }

    @Override
    public List<Command> ofDevice(String device, int limit) {
        return sql.read(handle -> handle.createQuery(
                        "select * from command where device = :device order by sent_ms desc, id limit :limit")
                .bind("device", device)
                .bind("limit", limit)
                .map((row, ctx) -> read(row))
                .list());
    }

    @Override
    public boolean settle(String id, String device, CommandState state, long atMs, @Nullable String result) {
        String from = state == CommandState.UNANSWERED || state == CommandState.UNREACHABLE
                ? "('sent')"
                : "('sent', 'unanswered')";
        return sql.write(handle -> handle.createUpdate("update command set state = :state, settled_ms = :at,"
                                + " result = :result where id = :id and device = :device and state in " + from)
                        .bind("state", state.word())
                        .bind("at", atMs)
                        .bind("result", result)
                        .bind("id", id)
                        .bind("device", device)
                        .execute())
                > 0;
    }

    @Override
    public int giveUpAll(long atMs) {
        return sql.write(handle -> handle.createUpdate(
                        "update command set state = 'unanswered', settled_ms = :at where state = 'sent'")
                .bind("at", atMs)
                .execute());
    }

    private static Command read(ResultSet row) throws SQLException {
        long settled = row.getLong("settled_ms");
        Long settledMs = row.wasNull() ? null : settled;
        return new Command(
                row.getString("id"),
                row.getString("device"),
                row.getString("method"),
                row.getString("params"),
                row.getString("sent_by"),
                CommandState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("sent_ms"),
                settledMs,
                row.getString("result"));
    }
}
