package org.anju.gateway.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.anju.gateway.history.Segment.Wanted;

/**
 * A table per day of UTC with the rollups of each device, and one table of the devices and days that points came to since they were last
 * rolled up. A day is always rolled up whole, from the points, so late points and repetitions come out right. One thread writes, any may
 * read.
 */
final class RollupTables {
    private static final String TABLE = "rollups_";

    /** What is to be rolled up. */
    private record Due(int device, long day) {}

    private final ConcurrentSkipListSet<Long> days = new ConcurrentSkipListSet<>();
    private final Set<Long> made = new HashSet<>();

    static void createTables(Statement sql) throws SQLException {
        sql.execute("create table if not exists rollup_due"
                + " (device integer not null, day integer not null, primary key (device, day)) without rowid");
        sql.execute("create index if not exists rollup_due_by_day on rollup_due (day)");
    }

    /** Reads which days are stored. */
    void load(Connection connection) throws SQLException {
        made.clear();
        days.clear();
        try (Statement sql = connection.createStatement();
                ResultSet rows =
                        sql.executeQuery("select name from sqlite_schema where name like 'rollups\\_%' escape '\\'"
                                + " and type = 'table'")) {
            while (rows.next()) {
                days.add(Long.valueOf(rows.getString(1).substring(TABLE.length())));
            }
        }
    }

    /** Days with rollups, in order. */
    ConcurrentSkipListSet<Long> days() {
        return days;
    }

    /** Notes that points came to devices and days. */
    void due(Connection connection, Map<Integer, List<Segment>> segments) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert or ignore into rollup_due (device, day) values (?, ?)")) {
            for (Map.Entry<Integer, List<Segment>> device : segments.entrySet()) {
                for (Segment segment : device.getValue()) {
                    insert.setInt(1, device.getKey());
                    insert.setLong(2, segment.day());
                    insert.executeUpdate();
                }
            }
        }
    }

    /** Days of a device whose rollups lack points. */
    Set<Long> due(Connection connection, int device) throws SQLException {
        Set<Long> due = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select day from rollup_due where device = ?")) {
            select.setInt(1, device);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(row.getLong(1));
                }
            }
        }
        return due;
    }

    /** Rolls up some of what is due before a day, oldest first; answers whether there may be more. */
    boolean rollUp(Connection connection, DayTables tables, long beforeDay, int most) throws SQLException {
        List<Due> piece = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select device, day from rollup_due where day < ? order by day limit ?")) {
            select.setLong(1, beforeDay);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    piece.add(new Due(row.getInt(1), row.getLong(2)));
                }
            }
        }
        for (Due due : piece) {
            put(connection, due, RollupCodec.write(due.day(), tables.segments(connection, due.device(), due.day())));
        }
        return piece.size() == most;
    }

    private void put(Connection connection, Due due, byte[] body) throws SQLException {
        String table = TABLE + due.day();
        if (!days.contains(due.day()) && made.add(due.day())) {
            try (Statement sql = connection.createStatement()) {
                sql.execute(
                        "create table if not exists " + table + " (device integer primary key, body blob not null)");
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into " + table + " (device, body) values (?, ?)")) {
            insert.setInt(1, due.device());
            insert.setBytes(2, body);
            insert.executeUpdate();
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from rollup_due where device = ? and day = ?")) {
            delete.setInt(1, due.device());
            delete.setLong(2, due.day());
            delete.executeUpdate();
        }
    }

    /** The transaction that made tables is committed: readers may look at them. */
    void committed() {
        days.addAll(made);
        made.clear();
    }

    /** Rollups of a device of one day, oldest first. */
    List<Rollup.Bucket> of(Connection connection, int device, long day, Wanted wanted) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select body from " + TABLE + day + " where device = ?")) {
            select.setInt(1, device);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? RollupCodec.read(day, found.getBytes(1), wanted) : List.of();
            }
        }
    }

    /** Forgets the days before {@code oldest}. */
    void drop(Connection connection, long oldest) throws SQLException {
        for (long day : List.copyOf(days.headSet(oldest))) {
            try (Statement sql = connection.createStatement()) {
                sql.execute("drop table if exists " + TABLE + day);
            }
            days.remove(day);
        }
    }
}
