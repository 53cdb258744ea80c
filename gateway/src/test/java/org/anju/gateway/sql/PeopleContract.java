package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.Caller;
import org.anju.gateway.api.FirstAdmin;
import org.anju.gateway.api.Grant;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Role;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.api.Users;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.junit.jupiter.api.Test;

/** Users, live state and dead letters on an empty SQL store. */
interface PeopleContract {
    SqlStore store();

    private SqlUsers users(ManualClock clock) {
        Secrets secrets = new Secrets(new SecureRandom());
        return new SqlUsers(store(), new Passwords(secrets, 64, 1), secrets, clock);
    }

    @Test
    default void aUserComesBackWithRoleAndScope() {
        SqlUsers users = users(new ManualClock(1_000));
        Account property = new Account("wang", Role.PROPERTY, new Scope(false, Set.of("A1"), Set.of("A2-C1", "A3-C7")));
        users.create(property, "long enough");
        assertEquals(Optional.of(property), users.verify("wang", "long enough"));
        assertEquals(Optional.empty(), users.verify("wang", "something else"));
        assertEquals(Optional.empty(), users.verify("li", "long enough"));
        assertThrows(IllegalArgumentException.class, () -> users.create(property, "long enough"));
        assertThrows(IllegalArgumentException.class, () -> users.setPassword("wang", "short"));
        assertThrows(NoSuchElementException.class, () -> users.setPassword("li", "long enough"));
    }

    @Test
    default void sessionsAndTokensCarryTheUserUntilTheyEnd() {
        ManualClock clock = new ManualClock(1_000);
        SqlUsers users = users(clock);
        Account city = new Account("zhao", Role.POLICE, Scope.CITY);
        users.create(city, "long enough");
        Users.NewSession session = users.open(city);
        assertEquals(
                Optional.of(new Caller(city, Grant.FULL, false, session.csrfToken(), session.expiresMs())),
                users.bySession(session.token()));
        String token = users.createToken("zhao", "probe", Duration.ofSeconds(1));
        assertEquals(Optional.of(new Caller(city, Grant.FULL, false, null, 2_000)), users.byToken(token));
        assertEquals(Optional.empty(), users.bySession(token), "a token is no session");
        clock.advance(1_000);
        assertEquals(Optional.empty(), users.byToken(token));
        users.close(session.token());
        assertEquals(Optional.empty(), users.bySession(session.token()));
    }

    @Test
    default void theFirstAdminIsMadeOnce() {
        SqlUsers users = users(new ManualClock(1_000));
        Secrets secrets = new Secrets(new SecureRandom());
        Optional<String> generated = FirstAdmin.ensure(users, secrets, "");
        assertTrue(users.verify("admin", generated.orElseThrow()).isPresent());
        assertEquals(Optional.empty(), FirstAdmin.ensure(users, secrets, "another password"));
        assertTrue(users.verify("admin", generated.orElseThrow()).isPresent());
    }

    @Test
    default void liveStateIsReplaced() {
        SqlLive live = new SqlLive(store());
        live.save(Map.of("d1", new byte[] {1}, "d2", new byte[] {2}));
        live.save(Map.of("d1", new byte[] {3, 0, -1}));
        assertEquals(2, live.load().size());
        assertArrayEquals(new byte[] {3, 0, -1}, live.load().get("d1"));
    }

    @Test
    default void onlyTheNewestDeadLettersAreKept() {
        SqlDeadLetters letters = new SqlDeadLetters(store(), 10, 5);
        for (int i = 1; i <= 50; i++) {
            letters.add(List.of(new DeadLetter(i, null, "t", "not_json", "d\0", "e", 1)));
        }
        var kept = letters.find(Scope.CITY, null, "not_json", Long.MAX_VALUE, 100);
        assertEquals(10, kept.size());
        assertEquals(50, kept.get(0).letter().receivedMs());
        assertEquals("d\uFFFD", kept.get(0).letter().detail());
        Scope part = new Scope(false, Set.of(), Set.of("A1-C1"));
        assertEquals(List.of(), letters.find(part, "d1", null, Long.MAX_VALUE, 100));
    }
}
