package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.model.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRollupTest extends RollupContract {
    @TempDir
    private Path folder;

    @Override
    TimeSeriesStore open(Retention retention, ManualClock clock) {
        return new EmbeddedStore(folder.resolve("history.db"), retention, clock, 20_000);
    }

    /** It does so itself when it writes. */
    @Override
    void losePoints() {}

    /** Nobody has to ask for it: what is about to go is rolled up first. */
    @Test
    void dropsNoPointsThatAreNotRolledUpAndForgetsRollupsInTheEnd() throws Exception {
        long first = 20_000 * Days.MILLIS;
        Device device = Samples.device("d-1");
        Retention retention = new Retention(Duration.ofDays(2), Duration.ofDays(10));
        ManualClock clock = new ManualClock(first);
        try (TimeSeriesStore store = open(retention, clock);
                Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                Statement statement = sql.createStatement()) {
            store.prepare();
            for (int day = 0; day < 30; day++) {
                store.write(List.of(point(device, clock.millis(), POWER, day)));
                clock.advance(Days.MILLIS);
            }
            Series months = store.query(device, List.of(POWER), 0, Long.MAX_VALUE, Duration.ofDays(1), 100);
            assertEquals(11, months.rows().size());
            assertEquals(
                    List.of(first + 19 * Days.MILLIS, 19.0, 19.0, 19.0),
                    months.rows().get(0));
            assertEquals(2, tables(statement, "rows_%"));
            assertEquals(8, tables(statement, "rollups_%"));
        }
    }

    private static int tables(Statement statement, String like) throws Exception {
        return statement
                .executeQuery("select count(*) from sqlite_schema where type = 'table' and name like '" + like
                        + "' and name not like 'rows_by%'")
                .getInt(1);
    }
}
