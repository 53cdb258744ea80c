package org.anju.gateway.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.history.Segment.Row;
import org.anju.gateway.history.Segment.Wanted;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/** Answers questions from the day tables, the recent rows and the rollups together. The caller keeps rows from moving between the two meanwhile. */
final class EmbeddedQueries {
    private final Names names;
    private final DayTables tables;
    private final RecentRows recent;
    private final RollupTables rollups;

    EmbeddedQueries(Names names, DayTables tables, RecentRows recent, RollupTables rollups) {
        this.names = names;
        this.tables = tables;
        this.recent = recent;
        this.rollups = rollups;
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
        long everyMs = every == null ? 0 : Columns.millis(every);
        SeriesRows answer = new SeriesRows(wanted.fields(), everyMs, limit);
        TreeSet<Long> days = new TreeSet<>(tables.days());
        days.addAll(recent.days(number));
        Set<Long> rolled = everyMs == 0 ? Set.of() : rolled(connection, number, wanted, everyMs);
        days.addAll(rolled);
        for (long day :
                days.subSet(Days.of(fromMs), true, Days.of(toMs - 1), true).descendingSet()) {
            if (!answer.wantsMore()) {
                break;
            }
            if (rolled.contains(day)) {
                answer.rollups(rollups.of(connection, number, day, wanted));
                continue;
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

    /** Days to be answered from rollups: those without points, and those where rollups say the same as the points do. */
    private Set<Long> rolled(Connection connection, int number, Wanted wanted, long everyMs) throws SQLException {
        Set<Long> days = new TreeSet<>(rollups.days());
        days.removeIf(day -> tables.days().contains(day)
                && !(Rollup.divides(everyMs)
                        && wanted.fromMs() <= Days.startMs(day)
                        && wanted.toMs() >= Days.startMs(day + 1)));
        days.removeAll(recent.days(number));
        days.removeAll(rollups.due(connection, number));
        return days;
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
