package org.anju.gateway.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.anju.gateway.history.Segment.Row;
import org.anju.gateway.history.Segment.Wanted;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/** Answers questions from the day tables and the recent rows together. The caller keeps rows from moving between the two meanwhile. */
final class EmbeddedQueries {
    private final Names names;
    private final DayTables tables;
    private final RecentRows recent;

    EmbeddedQueries(Names names, DayTables tables, RecentRows recent) {
        this.names = names;
        this.tables = tables;
        this.recent = recent;
    }

    Series series(
            Connection connection,
            Device device,
            List<Field> fields,
            long fromMs,
            long toMs,
            @Nullable Duration every,
            int limit)
            throws SQLException {
        List<String> columns = Columns.of(fields, every);
        int number = names.find(device);
        if (fields.isEmpty() || fromMs >= toMs || limit < 1 || number == 0) {
            return new Series(columns, List.of(), false);
        }
        Wanted wanted = wanted(fields, fromMs, toMs);
        SeriesRows answer = new SeriesRows(wanted.fields(), every == null ? 0 : Columns.millis(every), limit);
        TreeSet<Long> days = new TreeSet<>(tables.days());
        days.addAll(recent.days(number));
        for (long day :
                days.subSet(Days.of(fromMs), true, Days.of(toMs - 1), true).descendingSet()) {
            if (!answer.wantsMore()) {
                break;
            }
            List<Row> rows = tables.rows(connection, number, day, wanted);
            for (Segment segment : recent.of(number)) {
                if (segment.day() == day) {
                    segment.read(wanted, rows);
                }
            }
            answer.day(rows);
        }
        return answer.series(columns);
    }

    private Wanted wanted(List<Field> fields, long fromMs, long toMs) {
        int highest = fields.stream().mapToInt(names::find).max().orElse(0);
        int[] columns = new int[highest + 1];
        Arrays.fill(columns, -1);
        for (int i = 0; i < fields.size(); i++) {
            int number = names.find(fields.get(i));
            if (number > 0) {
                columns[number] = i;
            }
        }
        return new Wanted(columns, fields.toArray(Field[]::new), fromMs, toMs);
    }

    List<DeviceEvent> events(Connection connection, Device device, long fromMs, long toMs, int limit)
            throws SQLException {
        int number = names.find(device);
        if (fromMs >= toMs || limit < 1 || number == 0) {
            return List.of();
        }
        return tables.events(connection, number, device, fromMs, toMs, limit);
    }
}
