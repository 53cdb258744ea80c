package org.anju.gateway.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The journal's SQLite file: one row per group commit, each with its checksum. A commit is on disk when {@link #commit} returns
 * ({@code synchronous=FULL}). One thread writes; {@link #reader()} may be used beside it.
 */
final class BlockFile implements AutoCloseable {
    private static final int FORMAT = 1;
    private static final int WAL_PAGES = 8_000;
    private static final String WAL_LEFT_BYTES = "67108864";
    private static final int BUSY_MS = 10_000;
    private static final int REMOVED_WITH_COMMIT = 4;

    private final Connection writer;
    private final BlockReader reader;

    /** Opens the file or makes it. Nobody else may have it open for writing. */
    BlockFile(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MS);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, WAL_LEFT_BYTES);
        writer = config.createConnection("jdbc:sqlite:" + file);
        try {
            prepare(file);
            reader = new BlockReader(config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            closeAfter(e, writer);
            throw e;
        }
    }

    private void prepare(Path file) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            int format = statement.executeQuery("pragma user_version").getInt(1);
            if (format > FORMAT) {
                throw new SQLException(file + " was written by a newer Anju (format " + format + ", this one knows "
                        + FORMAT + "); run that one, or move the file away");
            }
            statement.execute("pragma wal_autocheckpoint=" + WAL_PAGES);
            if (format == FORMAT) {
                return;
            }
            for (String table : List.of("block", "damaged")) {
                statement.execute("create table if not exists " + table + " (first integer primary key,"
                        + " count integer not null, received_ms integer not null, crc integer not null,"
                        + " body blob not null)");
            }
            statement.execute(
                    "create table if not exists schema (id integer primary key, kind text not null, fields text not null)");
            statement.execute("create table if not exists consumer (name text primary key, position integer not null)");
            statement.execute("pragma user_version=" + FORMAT);
        }
    }

    BlockReader reader() {
        return reader;
    }

    /** The field lists of old blocks and of the kinds in use, after storing those that are new. */
    Schemas schemas(Iterable<Kind> kinds) throws SQLException {
        List<Schemas.Schema> added = new ArrayList<>();
        Schemas schemas = new Schemas(reader.schemas(), kinds, added::add);
        addSchemas(added);
        return schemas;
    }

    void addSchemas(List<Schemas.Schema> added) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        durably(() -> {
            try (PreparedStatement insert =
                    writer.prepareStatement("insert into schema (id, kind, fields) values (?, ?, ?)")) {
                for (Schemas.Schema schema : added) {
                    insert.setInt(1, schema.id());
                    insert.setString(2, schema.kind());
                    insert.setString(3, schema.text());
                    insert.executeUpdate();
                }
            }
        });
    }

    /**
     * Writes a block (when there is one) and the consumers' positions in one durable transaction, which also removes a few of the oldest
     * blocks that end at or before {@code released}: so removing keeps pace with writing and costs no flush of its own. The same block may
     * be written again after a failure.
     */
    void commit(@Nullable Block block, Map<String, Long> positions, long released) throws SQLException {
        durably(() -> {
            remove(released, REMOVED_WITH_COMMIT);
            if (block != null) {
                insert(block);
            }
            try (PreparedStatement upsert =
                    writer.prepareStatement("insert or replace into consumer (name, position) values (?, ?)")) {
                for (Map.Entry<String, Long> position : positions.entrySet()) {
                    upsert.setString(1, position.getKey());
                    upsert.setLong(2, position.getValue());
                    upsert.executeUpdate();
                }
            }
        });
    }

    private void insert(Block block) throws SQLException {
        try (PreparedStatement insert = writer.prepareStatement(
                "insert or replace into block (first, count, received_ms, crc, body) values (?, ?, ?, ?, ?)")) {
            insert.setLong(1, block.first());
            insert.setInt(2, block.count());
            insert.setLong(3, block.receivedMs());
            insert.setLong(4, block.crc());
            insert.setBytes(5, block.body());
            insert.executeUpdate();
        }
    }

    /** Removes at most {@code limit} blocks that end at or before {@code released}, oldest first, but never the newest block. */
    void removeUpTo(long released, int limit) throws SQLException {
        durably(() -> remove(released, limit));
    }

    private void remove(long released, int limit) throws SQLException {
        try (PreparedStatement delete =
                writer.prepareStatement("delete from block where first in (select first from block where first <= ?1"
                        + " and first + count - 1 <= ?1 and first < (select max(first) from block)"
                        + " order by first limit ?2)")) {
            delete.setLong(1, released);
            delete.setInt(2, limit);
            delete.executeUpdate();
        }
    }

    /** Moves a block out of the way, keeping its bytes for people to look at. */
    void setAside(long first) throws SQLException {
        durably(() -> {
            for (String change : List.of(
                    "insert or replace into damaged (first, count, received_ms, crc, body)"
                            + " select first, count, received_ms, crc, body from block where first = ?",
                    "delete from block where first = ?")) {
                try (PreparedStatement statement = writer.prepareStatement(change)) {
                    statement.setLong(1, first);
                    statement.executeUpdate();
                }
            }
        });
    }

    /** Lets the file grow to so many pages and no further, as a full disk would. */
    void limitPages(long pages) throws SQLException {
        execute("pragma max_page_count=" + pages);
    }

    private interface Work {
        void run() throws SQLException;
    }

    // The driver's own transactions do not survive that SQLite rolls back by itself, as it does when the disk is full.
    private void durably(Work work) throws SQLException {
        execute("begin immediate");
        try {
            work.run();
            execute("commit");
        } catch (SQLException e) {
            try {
                execute("rollback");
            } catch (SQLException rolledBackAlready) {
                e.addSuppressed(rolledBackAlready);
            }
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (writer) {
            reader.close();
        }
    }

    private static void closeAfter(SQLException cause, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
