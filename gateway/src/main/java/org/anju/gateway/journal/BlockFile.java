package org.anju.gateway.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The journal's SQLite file: one row per group commit, each with its checksum. A commit is on disk when {@link #commit} returns
 * ({@code synchronous=FULL}). One thread writes; {@link #read} uses a connection of its own and may run beside it.
 */
final class BlockFile implements AutoCloseable {
    private static final int FORMAT = 1;
    private static final int WAL_PAGES = 8_000;
    private static final int DELETE_AT_ONCE = 500;

    /** A row as stored. */
    record Block(long first, int count, byte[] body, boolean intact) {
        long last() {
            return first + count - 1;
        }
    }

    private final Connection writer;
    private final Connection reader;
    private final Object readLock = new Object();

    BlockFile(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "67108864");
        String url = "jdbc:sqlite:" + file;
        writer = config.createConnection(url);
        try (Statement statement = writer.createStatement()) {
            int format = statement.executeQuery("pragma user_version").getInt(1);
            if (format > FORMAT) {
                throw new SQLException(file + " was written by a newer Anju (format " + format + ", this one knows "
                        + FORMAT + "); run that one, or move the file away");
            }
            statement.execute("pragma wal_autocheckpoint=" + WAL_PAGES);
            statement.execute("create table if not exists block (first integer primary key, count integer not null,"
                    + " received_ms integer not null, crc integer not null, body blob not null)");
            statement.execute("create table if not exists damaged (first integer primary key, count integer not null,"
                    + " received_ms integer not null, crc integer not null, body blob not null)");
            statement.execute(
                    "create table if not exists schema (id integer primary key, kind text not null, fields text not null)");
            statement.execute("create table if not exists consumer (name text primary key, position integer not null)");
            statement.execute("pragma user_version=" + FORMAT);
        }
        writer.setAutoCommit(false);
        reader = config.createConnection(url);
    }

    Schemas schemas(Iterable<Kind> kinds) throws SQLException {
        List<Schemas.Schema> known = new ArrayList<>();
        try (Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery("select id, kind, fields from schema")) {
            while (rows.next()) {
                known.add(Schemas.Schema.parse(rows.getInt(1), rows.getString(2), rows.getString(3)));
            }
        }
        List<Schemas.Schema> added = new ArrayList<>();
        Schemas schemas = new Schemas(known, kinds, added::add);
        try (PreparedStatement insert =
                writer.prepareStatement("insert into schema (id, kind, fields) values (?, ?, ?)")) {
            for (Schemas.Schema schema : added) {
                insert.setInt(1, schema.id());
                insert.setString(2, schema.kind());
                insert.setString(3, schema.text());
                insert.executeUpdate();
            }
        }
        writer.commit();
        return schemas;
    }

    Map<String, Long> positions() throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        try (Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery("select name, position from consumer")) {
            while (rows.next()) {
                positions.put(rows.getString(1), rows.getLong(2));
            }
        }
        writer.commit();
        return positions;
    }

    /** Sequence number of the newest entry, 0 when there is none. */
    long last() throws SQLException {
        long last = 0;
        for (String table : List.of("block", "damaged")) {
            try (Statement statement = writer.createStatement();
                    ResultSet row =
                            statement.executeQuery("select coalesce(max(first + count - 1), 0) from " + table)) {
                last = Math.max(last, row.getLong(1));
            }
        }
        writer.commit();
        return last;
    }

    /** Receive time of the oldest entry kept, epoch milliseconds; null when there is none. */
    @Nullable
    Long oldestMs() throws SQLException {
        synchronized (readLock) {
            try (Statement statement = reader.createStatement();
                    ResultSet row = statement.executeQuery("select received_ms from block order by first limit 1")) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    /** Writes a block (when there is one) and the consumers' positions in one durable transaction. */
    void commit(@Nullable Block block, long receivedMs, Map<String, Long> positions) throws SQLException {
        try {
            if (block != null) {
                try (PreparedStatement insert = writer.prepareStatement(
                        "insert into block (first, count, received_ms, crc, body) values (?, ?, ?, ?, ?)")) {
                    insert.setLong(1, block.first());
                    insert.setInt(2, block.count());
                    insert.setLong(3, receivedMs);
                    insert.setLong(4, checksum(block.first(), block.count(), block.body()));
                    insert.setBytes(5, block.body());
                    insert.executeUpdate();
                }
            }
            for (Map.Entry<String, Long> position : positions.entrySet()) {
                try (PreparedStatement upsert =
                        writer.prepareStatement("insert into consumer (name, position) values (?, ?)"
                                + " on conflict (name) do update set position = excluded.position")) {
                    upsert.setString(1, position.getKey());
                    upsert.setLong(2, position.getValue());
                    upsert.executeUpdate();
                }
            }
            writer.commit();
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    /** Removes blocks that end at or before {@code position}, but never the newest, and only some at a time. */
    int removeUpTo(long position) throws SQLException {
        try (PreparedStatement delete = writer.prepareStatement(
                "delete from block where first in (select first from block where first + count - 1 <= ?"
                        + " and first < (select max(first) from block) order by first limit " + DELETE_AT_ONCE + ")")) {
            delete.setLong(1, position);
            int removed = delete.executeUpdate();
            writer.commit();
            return removed;
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    /** The first block that holds an entry after {@code after}, or null. */
    @Nullable
    Block read(long after) throws SQLException {
        synchronized (readLock) {
            Block holding = readOne(
                    "select first, count, crc, body from block where first <= ? order by first desc limit 1",
                    after + 1);
            return holding != null && holding.last() > after
                    ? holding
                    : readOne(
                            "select first, count, crc, body from block where first > ? order by first limit 1", after);
        }
    }

    private @Nullable Block readOne(String query, long parameter) throws SQLException {
        try (PreparedStatement select = reader.prepareStatement(query)) {
            select.setLong(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                long first = row.getLong(1);
                int count = row.getInt(2);
                byte[] body = row.getBytes(4);
                return new Block(first, count, body, checksum(first, count, body) == row.getLong(3));
            }
        }
    }

    /** Moves a block out of the way, keeping its bytes for people to look at. */
    void setAside(long first) throws SQLException {
        try (PreparedStatement copy =
                        writer.prepareStatement("insert or replace into damaged select * from block where first = ?");
                PreparedStatement delete = writer.prepareStatement("delete from block where first = ?")) {
            copy.setLong(1, first);
            copy.executeUpdate();
            delete.setLong(1, first);
            delete.executeUpdate();
            writer.commit();
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    /** Bytes in use, free pages not counted. */
    long usedBytes() throws SQLException {
        synchronized (readLock) {
            try (Statement statement = reader.createStatement()) {
                long pages = pragma(statement, "page_count") - pragma(statement, "freelist_count");
                return pages * pragma(statement, "page_size");
            }
        }
    }

    private static long pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma " + name)) {
            return row.getLong(1);
        }
    }

    private void rollback(SQLException cause) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static long checksum(long first, int count, byte[] body) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (first >>> shift) & 0xFF);
        }
        crc.update(count);
        crc.update(body);
        return crc.getValue();
    }

    @Override
    public void close() throws SQLException {
        writer.close();
        synchronized (readLock) {
            reader.close();
        }
    }
}
