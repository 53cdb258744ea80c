package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.server.InfluxServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InfluxStoreTest extends TimeSeriesStoreContract {
    private static InfluxServer server;
    private static InfluxStore store;

    @BeforeAll
    static void start() throws Exception {
        server = InfluxServer.start();
        store = new InfluxStore(InfluxTarget.parse(server.url(), ""), Samples.MONTH, Clock.systemUTC());
        store.prepare();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Override
    TimeSeriesStore store() {
        return store;
    }

    @Test
    void keepsPointsAsLongAsTold() {
        String policies = server.query("SHOW RETENTION POLICIES");
        assertTrue(policies.contains("[\"raw\",\"720h0m0s\",\"24h0m0s\",1,"), policies);
        assertTrue(policies.contains("[\"rollup\",\"9600h0m0s\",\"168h0m0s\",1,"), policies);
    }

    private static Retention kept(int days) {
        return new Retention(Duration.ofDays(days), Duration.ofDays(400));
    }

    @Test
    void changesTheRetentionOfAnExistingDatabase() throws Exception {
        try (InfluxStore shorter =
                        new InfluxStore(InfluxTarget.parse(server.url() + "_2", ""), kept(7), Clock.systemUTC());
                InfluxStore longer =
                        new InfluxStore(InfluxTarget.parse(server.url() + "_2", ""), kept(9), Clock.systemUTC())) {
            shorter.prepare();
            longer.prepare();
        }
        String policies = server.query("SHOW RETENTION POLICIES ON " + server.database() + "_2");
        assertTrue(policies.contains("[\"raw\",\"216h0m0s\""), policies);
        server.query("DROP DATABASE " + server.database() + "_2");
    }

    @Test
    void repeatsTheServersWordsAboutAFieldOfAnotherType() throws Exception {
        Kind text = Samples.kind("conflict", List.of(Samples.field(0, "level", FieldType.TEXT)));
        Kind number = Samples.kind("conflict", List.of(Samples.field(0, "level", FieldType.NUMBER)));
        Device first = Samples.device("c-1", text);
        Device second = Samples.device("c-2", number);
        long now = System.currentTimeMillis();
        Field textLevel = text.slots().get(0);
        store.write(List.of(point(first, now, textLevel, "high")));

        BatchRejectedException refusal = assertThrows(
                BatchRejectedException.class,
                () -> store.write(List.of(point(second, now, number.slots().get(0), 1.5))));

        assertTrue(String.valueOf(refusal.getMessage()).contains("field type conflict"), refusal.getMessage());
    }

    @Test
    void namesTheAddressAndTheRemedyWhenNobodyAnswers() {
        try (InfluxStore nobody = new InfluxStore(
                InfluxTarget.parse("http://user:s3cret-word@127.0.0.1:1/anju", ""), Samples.MONTH, Clock.systemUTC())) {
            StoreUnavailableException away = assertThrows(StoreUnavailableException.class, nobody::prepare);

            assertTrue(String.valueOf(away.getMessage()).contains("http://127.0.0.1:1/anju"), away.getMessage());
            assertTrue(String.valueOf(away.getMessage()).contains("ANJU_INFLUX_URL"), away.getMessage());
            assertFalse(String.valueOf(away.getMessage()).contains("s3cret"), away.getMessage());
        }
    }

    @Test
    void isAwayNotRefusingWhenTheDatabaseIsMissing() {
        try (InfluxStore missing =
                new InfluxStore(InfluxTarget.parse(server.url() + "_missing", ""), Samples.MONTH, Clock.systemUTC())) {
            Device device = Samples.device("d-1");
            StoreUnavailableException away = assertThrows(
                    StoreUnavailableException.class,
                    () -> missing.write(List.of(point(device, System.currentTimeMillis(), POWER, 1))));
            assertTrue(String.valueOf(away.getMessage()).contains("database not found"), away.getMessage());
        }
    }

    @Test
    void readsTheParts() {
        InfluxTarget target = InfluxTarget.parse("https://jia%40:p%3Aw+1@db.local/history", "");
        assertEquals("https://db.local:8086", target.address());
        assertEquals("history", target.database());
        assertEquals("jia@", target.user());
        assertEquals("p:w+1", target.password());
        assertEquals("https://db.local:8086/history", target.toString());
        assertEquals("anju", InfluxTarget.parse("http://127.0.0.1:8086", "").database());
        for (String wrong : List.of("ftp://x:y@h/", "http://h/a/b", "not a url", "http://u:p@/x", "http://h/a?u=p")) {
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> InfluxTarget.parse(wrong, ""));
            assertTrue(String.valueOf(error.getMessage()).contains("ANJU_INFLUX_URL"));
        }
    }
}
