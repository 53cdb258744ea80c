package org.anju.gateway.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;

/**
 * Numbers that stand for device ids and field names inside the embedded store. Given out once, never reused. One thread gives them out,
 * any may look them up.
 */
final class Names {
    private static final int MAX_CACHED_KINDS = 1_000;

    private final Map<String, Integer> devices = new ConcurrentHashMap<>();
    private final Map<String, Integer> fields = new ConcurrentHashMap<>();
    private final Map<Kind, int[]> slots = new HashMap<>();

    static void createTables(Statement sql) throws SQLException {
        sql.execute("create table if not exists device (no integer primary key, name text not null unique)");
        sql.execute("create table if not exists field (no integer primary key, name text not null unique)");
    }

    /** Reads what is stored and forgets anything that is not. */
    void load(Connection connection) throws SQLException {
        load(connection, "device", devices);
        load(connection, "field", fields);
        slots.clear();
    }

    private static void load(Connection connection, String table, Map<String, Integer> into) throws SQLException {
        into.clear();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select no, name from " + table)) {
            while (rows.next()) {
                into.put(rows.getString(2), rows.getInt(1));
            }
        }
    }

    /** The number of a device, 0 when it has none. */
    int find(Device device) {
        return devices.getOrDefault(device.id().value(), 0);
    }

    /** The number of a field, 0 when it has none. */
    int find(Field field) {
        return fields.getOrDefault(field.name(), 0);
    }

    int give(Connection connection, Device device) throws SQLException {
        return give(connection, "device", devices, device.id().value());
    }

    /** Numbers of the fields of a kind by slot. */
    int[] give(Connection connection, Kind kind) throws SQLException {
        int[] numbers = slots.get(kind);
        if (numbers == null) {
            if (slots.size() >= MAX_CACHED_KINDS) {
                slots.clear();
            }
            numbers = new int[kind.slots().size()];
            for (int slot = 0; slot < numbers.length; slot++) {
                numbers[slot] =
                        give(connection, "field", fields, kind.slots().get(slot).name());
            }
            slots.put(kind, numbers);
        }
        return numbers;
    }

    private static int give(Connection connection, String table, Map<String, Integer> numbers, String name)
            throws SQLException {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int next = numbers.size() + 1;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " (no, name) values (?, ?)")) {
            insert.setInt(1, next);
            insert.setString(2, name);
            insert.executeUpdate();
        }
        numbers.put(name, next);
        return next;
    }
}
