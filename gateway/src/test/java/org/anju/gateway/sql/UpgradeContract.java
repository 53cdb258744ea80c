package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.model.Scope;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A database of the first schema, with data in every table people would miss, is brought up to date by opening it. */
interface UpgradeContract {
    /** Address of an empty database. */
    String url();

    /** What the placeholders of the migrations stand for on this database. */
    Map<String, String> words();

    private void layFirstSchema(String hash) {
        Flyway flyway = Flyway.configure()
                .dataSource(url(), null, null)
                .locations("classpath:db/migration")
                .placeholders(words())
                .target("1")
                .load();
        flyway.migrate();
        for (String statement : List.of(
                "insert into area values ('A1', '一片区', '')",
                "insert into compound values ('A1-C1', 'A1', '小区', 2021, 69, null, null, '', '', true)",
                "insert into building values ('A1-C1', 'B1', 2, 6)",
                "insert into device values ('d1', 'lamp', 'A1-C1', 'B1', '路灯', 'password', 's', 'h')",
                "insert into user_account values ('wang', 'property', '" + hash + "', '', 'A1-C1', 1)",
                "insert into user_session values ('s', 'wang', 'c', 1, 9999999999999)",
                "insert into api_token values ('" + Secrets.hash("token") + "', 'probe', 'wang', 1, 9999999999999)",
                "insert into recipient values ('bureau', 1)",
                "insert into alert (id, rule, rule_version, subject, severity, category, state, area, compound, device,"
                        + " kind, title_zh, title_en, advice_zh, advice_en, condition, fired, raised_ms, last_ms,"
                        + " occurrences) values ('al-1', 'lamp.leakage', '1', 'd1', 1, 'facility', 'raised', 'A1',"
                        + " 'A1-C1', 'd1', 'lamp', '漏电', 'Leakage', '', '', 'v.x > 1.0', '{}', 1, 1, 1)",
                "insert into alert_transition (alert, at_ms, change) values ('al-1', 1, 'raised')",
                "insert into delivery (recipient, sequence, alert, change, state, attempts, queued_ms,"
                        + " next_attempt_ms, payload) values ('bureau', 1, 'al-1', 'raised', 'queued', 0, 1, 1, '{}')",
                "insert into dead_letter (received_ms, device, topic, reason, detail, excerpt, bytes) values"
                        + " (1, 'd1', 't', 'not_json', 'd', 'e', 1)",
                "insert into checkpoint values ('alert', 7, 1)")) {
            Jdbi.create(flyway.getConfiguration().getDataSource()).useHandle(handle -> handle.execute(statement));
        }
    }

    @Test
    default void theFirstSchemaIsUpgradedWithItsData() {
        Secrets secrets = new Secrets(new SecureRandom());
        Passwords passwords = new Passwords(secrets, 64, 1);
        layFirstSchema(passwords.hash("long enough"));
        try (SqlStore store = SqlStore.open(url())) {
            ManualClock clock = new ManualClock(2);
            SqlUsers users = new SqlUsers(store, passwords, secrets, clock);
            Scope own = new Scope(false, Set.of(), Set.of("A1-C1"));
            assertEquals(own, users.verify("wang", "long enough").orElseThrow().scope());
            assertEquals(own, users.byToken("token").orElseThrow().account().scope());
            SqlUserBook book = new SqlUserBook(store, users, passwords, secrets, clock);
            assertEquals("probe", book.tokens().get(0).name());
            assertEquals(1, rows(store, "select count(*) from device where id = 'd1'"));
            assertEquals(1, rows(store, "select count(*) from alert where id = 'al-1' and state = 'raised'"));
            assertEquals(1, rows(store, "select count(*) from delivery where alert = 'al-1'"));
            assertEquals(1, rows(store, "select count(*) from dead_letter where device = 'd1'"));
            assertEquals(7, rows(store, "select position from checkpoint where consumer = 'alert'"));
            assertTrue(new SqlAudit(store).verify().intact());
        }
        SqlStore.open(url()).close();
    }

    private static long rows(SqlStore store, String query) {
        return store.read(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
