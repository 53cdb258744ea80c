package org.anju.gateway.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the journal's file on a connection of its own, beside the thread that writes. Thread-safe. */
final class BlockReader implements AutoCloseable {
    private static final String COLUMNS = "first, count, received_ms, body, crc";
    private static final String HOLDING = " from block where first >="
            + " coalesce((select max(first) from block where first <= ?1), 0) and first + count - 1 >= ?1 order by first";
    private static final int BLOCKS_AT_ONCE = 256;
    private static final long BYTES_AT_ONCE = 4 * 1024 * 1024;

    private final Connection connection;

    BlockReader(Connection connection) {
        this.connection = connection;
    }

    /** The blocks that hold the entries after {@code after}, in order, until they have {@code max} entries or enough bytes. */
    synchronized List<Block> read(long after, int max) throws SQLException {
        List<Block> blocks = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + HOLDING + " limit " + BLOCKS_AT_ONCE)) {
            select.setLong(1, after + 1);
            try (ResultSet rows = select.executeQuery()) {
                long entries = 0;
                long bytes = 0;
                while (entries < max && bytes < BYTES_AT_ONCE && rows.next()) {
                    Block block = block(rows);
                    entries = block.last() - after;
                    bytes += block.body().length;
                    blocks.add(block);
                }
            }
        } catch (SQLException e) {
            if (blocks.isEmpty()) {
                throw e;
            }
        }
        return blocks;
    }

    /** All blocks that can be read, oldest or newest first. Ends with an exception where the file is damaged. */
    synchronized void each(boolean oldestFirst, BlockVisitor visitor) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(
                        "select " + COLUMNS + " from block order by first " + (oldestFirst ? "asc" : "desc"))) {
            boolean more = true;
            while (more && rows.next()) {
                more = visitor.visit(block(rows));
            }
        }
    }

    /** Takes blocks one by one. */
    interface BlockVisitor {
        /** False when no more are wanted. */
        boolean visit(Block block) throws SQLException;
    }

    private static Block block(ResultSet row) throws SQLException {
        byte[] body = row.getBytes(4);
        return new Block(
                row.getLong(1), row.getInt(2), row.getLong(3), body == null ? new byte[0] : body, row.getLong(5));
    }

    /** Receive time of the block that holds the entry after {@code after}, epoch milliseconds; null when there is none. */
    synchronized @Nullable Long receivedMs(long after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select received_ms" + HOLDING + " limit 1")) {
            select.setLong(1, after + 1);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    /** Bytes in use, free pages not counted. */
    synchronized long usedBytes() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long pages = pragma(statement, "page_count") - pragma(statement, "freelist_count");
            return pages * pragma(statement, "page_size");
        }
    }

    /** What SQLite finds wrong with the structure of the file; empty when it is sound. Reads the whole file. */
    synchronized String check() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma quick_check(1)")) {
            String found = row.getString(1);
            return "ok".equals(found) ? "" : found.replace('\n', ' ');
        }
    }

    synchronized List<Schemas.Schema> schemas() throws SQLException {
        List<Schemas.Schema> schemas = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, kind, fields from schema")) {
            while (rows.next()) {
                schemas.add(Schemas.Schema.parse(rows.getInt(1), rows.getString(2), rows.getString(3)));
            }
        }
        return schemas;
    }

    synchronized Map<String, Long> positions() throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, position from consumer")) {
            while (rows.next()) {
                positions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return positions;
    }

    /** Sequence number of the newest entry, set aside or not; 0 when there is none. */
    synchronized long last() throws SQLException {
        long last = 0;
        for (String table : List.of("block", "damaged")) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select first + count - 1 from " + table + " order by first desc limit 1")) {
                last = Math.max(last, row.next() ? row.getLong(1) : 0);
            }
        }
        return last;
    }

    private static long pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma " + name)) {
            return row.getLong(1);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
