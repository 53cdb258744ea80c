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
import org.anju.gateway.history.Segment.Row;
import org.anju.gateway.history.Segment.Wanted;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.privacy.Deletion;
import org.anju.gateway.privacy.Masking;

/**
 * Two tables per day of UTC: one row per segment of a device, and one per event. Forgetting a day is dropping its tables. One thread
 * writes, any may read.
 */
final class DayTables {
    private final ConcurrentSkipListSet<Long> days = new ConcurrentSkipListSet<>();
    private final Set<Long> made = new HashSet<>();

    /** Reads which days are stored. */
    void load(Connection connection) throws SQLException {
        made.clear();
        days.clear();
        try (Statement sql = connection.createStatement();
                ResultSet rows =
                        sql.executeQuery("select name from sqlite_schema where name like 'rows\\_%' escape '\\'"
                                + " and type = 'table'")) {
            while (rows.next()) {
                days.add(Long.valueOf(rows.getString(1).substring("rows_".length())));
            }
        }
        addWhetherPersonal(connection);
    }

    /** Events of a layout that did not say which are about persons count as if all were. */
    private static void addWhetherPersonal(Connection connection) throws SQLException {
        List<String> without = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows =
                        sql.executeQuery("select name from sqlite_schema where name like 'events\\_%' escape '\\'"
                                + " and type = 'table' and sql not like '%personal%'")) {
            while (rows.next()) {
                without.add(rows.getString(1));
            }
        }
        try (Statement sql = connection.createStatement()) {
            for (String table : without) {
                sql.execute("alter table " + table + " add column personal integer not null default 1");
            }
        }
    }

    /** Days stored, in order. */
    ConcurrentSkipListSet<Long> days() {
        return days;
    }

    private void ensure(Connection connection, long day) throws SQLException {
        if (days.contains(day) || made.contains(day)) {
            return;
        }
        try (Statement sql = connection.createStatement()) {
            sql.execute("create table if not exists rows_" + day
                    + " (id integer primary key, device integer not null, from_ms integer not null, to_ms integer not null,"
                    + " body blob not null)");
            sql.execute("create index if not exists rows_by_device_" + day + " on rows_" + day
                    + " (device, from_ms, to_ms)");
            sql.execute("create table if not exists events_" + day
                    + " (device integer not null, ts_ms integer not null, event text not null, content integer not null,"
                    + " received_ms integer not null, quality integer not null, data text not null, personal integer not null,"
                    + " primary key (device, ts_ms, event, content)) without rowid");
        }
        made.add(day);
    }

    /** The transaction that made tables is committed: readers may look at them. */
    void committed() {
        days.addAll(made);
        made.clear();
    }

    /** Stores segments of devices. */
    void add(Connection connection, Map<Integer, List<Segment>> segments, Iterable<Long> into) throws SQLException {
        for (long day : into) {
            ensure(connection, day);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into rows_" + day + " (device, from_ms, to_ms, body) values (?, ?, ?, ?)")) {
                for (Map.Entry<Integer, List<Segment>> device : segments.entrySet()) {
                    for (Segment segment : device.getValue()) {
                        if (segment.day() == day) {
                            insert.setInt(1, device.getKey());
                            insert.setLong(2, segment.earliestMs());
                            insert.setLong(3, segment.latestMs());
                            insert.setBytes(4, segment.body());
                            insert.executeUpdate();
                        }
                    }
                }
            }
        }
    }

    void add(Connection connection, int device, DeviceEvent event) throws SQLException {
        long day = Days.of(event.tsMs());
        ensure(connection, day);
        String data = EventJson.write(event.data());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert or replace into events_" + day
                        + " (device, ts_ms, event, content, received_ms, quality, data, personal) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, device);
            insert.setLong(2, event.tsMs());
            insert.setString(3, event.event());
            insert.setInt(4, EventJson.nanos(event.event(), data));
            insert.setLong(5, event.receivedMs());
            insert.setInt(6, event.quality());
            insert.setString(7, data);
            insert.setBoolean(8, Masking.isPersonal(event));
            insert.executeUpdate();
        }
    }

    /** Rows of a device of one day, in the order they were written. */
    List<Row> rows(Connection connection, int device, long day, Wanted wanted) throws SQLException {
        List<Row> rows = new ArrayList<>();
        if (days.contains(day)) {
            try (PreparedStatement select = connection.prepareStatement(
                    "select body from rows_" + day + " where device = ? and from_ms < ? and to_ms >= ? order by id")) {
                select.setInt(1, device);
                select.setLong(2, wanted.toMs());
                select.setLong(3, wanted.fromMs());
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        byte[] body = found.getBytes(1);
                        Segment.read(day, new BytesReader(body, body.length), wanted, rows);
                    }
                }
            }
        }
        return rows;
    }

    /** All segments of a device of one day, in the order they were written. */
    List<byte[]> segments(Connection connection, int device, long day) throws SQLException {
        List<byte[]> segments = new ArrayList<>();
        if (days.contains(day)) {
            try (PreparedStatement select =
                    connection.prepareStatement("select body from rows_" + day + " where device = ? order by id")) {
                select.setInt(1, device);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        segments.add(found.getBytes(1));
                    }
                }
            }
        }
        return segments;
    }

    /** Events of a device, newest first. */
    List<DeviceEvent> events(Connection connection, int number, Device device, long fromMs, long toMs, int limit)
            throws SQLException {
        List<DeviceEvent> events = new ArrayList<>();
        for (long day :
                days.subSet(Days.of(fromMs), true, Days.of(toMs - 1), true).descendingSet()) {
            if (events.size() >= limit) {
                break;
            }
            try (PreparedStatement select =
                    connection.prepareStatement("select ts_ms, received_ms, quality, event, data from events_" + day
                            + " where device = ? and ts_ms >= ? and ts_ms < ? order by ts_ms desc limit ?")) {
                select.setInt(1, number);
                select.setLong(2, fromMs);
                select.setLong(3, toMs);
                select.setInt(4, limit - events.size());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        events.add(new DeviceEvent(
                                device,
                                row.getLong(1),
                                row.getLong(2),
                                row.getInt(3),
                                row.getString(4),
                                EventJson.read(row.getString(5))));
                    }
                }
            }
        }
        return events;
    }

    /** Deletes the events about persons from before {@code beforeMs}. */
    Deletion deletePersonal(Connection connection, long beforeMs) throws SQLException {
        Deletion all = Deletion.NONE;
        for (long day : days.headSet(Days.of(beforeMs), true)) {
            String which = " from events_" + day + " where personal = 1 and ts_ms < " + beforeMs;
            Deletion found = count(connection, which);
            if (found.deleted() > 0) {
                try (Statement sql = connection.createStatement()) {
                    sql.executeUpdate("delete" + which);
                }
                long left = count(connection, which).deleted();
                all = all.and(new Deletion(found.deleted(), found.fromMs(), found.toMs(), left));
            }
        }
        return all;
    }

    private static Deletion count(Connection connection, String which) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select count(*), min(ts_ms), max(ts_ms)" + which)) {
            return new Deletion(row.getLong(1), row.getLong(2), row.getLong(3), 0);
        }
    }

    /** Forgets the days before {@code oldest}; counts runs of points and events. */
    Deletion drop(Connection connection, long oldest) throws SQLException {
        Deletion all = Deletion.NONE;
        for (long day : List.copyOf(days.headSet(oldest))) {
            all = all.and(count(connection, " from events_" + day)).and(runs(connection, day));
            try (Statement sql = connection.createStatement()) {
                sql.execute("drop table if exists rows_" + day);
                sql.execute("drop table if exists events_" + day);
            }
            days.remove(day);
        }
        return all;
    }

    private static Deletion runs(Connection connection, long day) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select count(*), min(from_ms), max(to_ms) from rows_" + day)) {
            return new Deletion(row.getLong(1), row.getLong(2), row.getLong(3), 0);
        }
    }
}
