package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.anju.gateway.model.Device;
import org.anju.gateway.server.InfluxServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An InfluxDB that asks for a user, with and without the right to set things up. */
class InfluxSignInTest {
    private static InfluxServer server;

    @BeforeAll
    static void start() {
        server = InfluxServer.startWithSignIn();
        server.query("CREATE USER gateway WITH PASSWORD 'g8-word'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static InfluxTarget target(String userInfo, String database) {
        return InfluxTarget.parse(server.address().replace("//", "//" + userInfo + "@") + "/" + database, "");
    }

    private static InfluxStore store(String userInfo, String database) {
        return new InfluxStore(target(userInfo, database), Samples.MONTH, Clock.systemUTC());
    }

    private static void storesAPoint(InfluxStore store) throws Exception {
        Device device = Samples.device("d-1");
        store.write(List.of(point(device, System.currentTimeMillis(), POWER, 1)));
        assertEquals(
                1,
                store.query(device, List.of(POWER), 0, Long.MAX_VALUE, null, 10)
                        .rows()
                        .size());
    }

    @Test
    void setsUpWithAnAdministratorsPassword() throws Exception {
        try (InfluxStore store = store("root:root", "whole")) {
            store.prepare();
            storesAPoint(store);
        }
    }

    @Test
    void tellsTheStatementsToRunWhenTheUserMayNotSetUp() throws Exception {
        try (InfluxStore store = store("gateway:g8-word", "given")) {
            StoreUnavailableException away = assertThrows(StoreUnavailableException.class, store::prepare);
            assertTrue(String.valueOf(away.getMessage()).contains("CREATE DATABASE \"given\""), away.getMessage());

            server.query("CREATE DATABASE given");
            server.query("GRANT ALL ON given TO gateway");
            store.prepare();
            storesAPoint(store);
            assertFalse(store.rollUp(), "there is no place for rollups");

            List<String> missing = InfluxStore.missing(target("root:root", "given"), Samples.MONTH);
            assertEquals(2, missing.size(), missing.toString());
            missing.forEach(server::query);
            assertEquals(List.of(), InfluxStore.missing(target("root:root", "given"), Samples.MONTH));
            store.prepare();
            storesAPoint(store);
        }
    }

    @Test
    void saysThatTheCredentialIsWrongWithoutRepeatingIt() {
        try (InfluxStore store = store("gateway:wrong-word", "any")) {
            StoreUnavailableException away = assertThrows(StoreUnavailableException.class, store::prepare);
            assertTrue(String.valueOf(away.getMessage()).contains("check user and password"), away.getMessage());
            assertFalse(String.valueOf(away.getMessage()).contains("wrong-word"), away.getMessage());
        }
    }
}
