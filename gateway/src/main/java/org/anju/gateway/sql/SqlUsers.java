package org.anju.gateway.sql;

import java.time.Clock;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.Caller;
import org.anju.gateway.api.Grant;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.api.Users;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Users in SQL. Passwords are kept as Argon2id hashes, tokens as SHA-256 hashes. */
public final class SqlUsers implements Users {
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");
    /** How exactly the last use of a token is known: writing it down at every request would be a write per request. */
    private static final long USE_STEP_MS = 60_000;

    private final SqlStore sql;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Clock clock;

    public SqlUsers(SqlStore sql, Passwords passwords, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.passwords = passwords;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public boolean isEmpty() {
        return sql.read(handle -> handle.createQuery("select count(*) from user_account")
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    @Override
    public void create(Account account, String password) {
        if (!USERNAME.matcher(account.username()).matches()) {
            throw new IllegalArgumentException(
                    "user name '" + account.username() + "' must be 1-64 characters of A-Z a-z 0-9 _ . @ -");
        }
        String hash = passwords.hash(longEnough(password));
        sql.write(handle -> {
            if (row(handle, account.username()).isPresent()) {
                throw new IllegalArgumentException("user '" + account.username() + "' exists already");
            }
            return handle.createUpdate(
                            "insert into user_account (username, role, password_hash, areas, compounds, created_ms)"
                                    + " values (:username, :role, :hash, :areas, :compounds, :createdMs)")
                    .bind("username", account.username())
                    .bind("role", account.role().word())
                    .bind("hash", hash)
                    .bind("areas", AccountRows.areas(account.scope()))
                    .bind("compounds", AccountRows.compounds(account.scope()))
                    .bind("createdMs", clock.millis())
                    .execute();
        });
    }

    @Override
    public void setPassword(String username, String password) {
        String hash = passwords.hash(longEnough(password));
        sql.write(handle -> {
            int changed = handle.createUpdate(
                            "update user_account set password_hash = :hash, must_change = false where username = :username")
                    .bind("hash", hash)
                    .bind("username", username)
                    .execute();
            if (changed == 0) {
                throw noSuchUser(username);
            }
            return handle.createUpdate("delete from user_session where username = :username")
                    .bind("username", username)
                    .execute();
        });
    }

    @Override
    public String createToken(String username, String name, Duration validFor) {
        String token = secrets.token();
        long nowMs = clock.millis();
        sql.write(handle -> {
            if (row(handle, username).isEmpty()) {
                throw noSuchUser(username);
            }
            return handle.createUpdate("insert into api_token (token_hash, name, username, created_ms, expires_ms)"
                            + " values (:hash, :name, :username, :createdMs, :expiresMs)")
                    .bind("hash", Secrets.hash(token))
                    .bind("name", name)
                    .bind("username", username)
                    .bind("createdMs", nowMs)
                    .bind("expiresMs", nowMs + validFor.toMillis())
                    .execute();
        });
        return token;
    }

    @Override
    public Optional<Account> verify(String username, String password) {
        Optional<Stored> stored = sql.read(handle -> row(handle, username));
        if (stored.isEmpty() || stored.get().disabled()) {
            passwords.verifyNobody(password);
            return Optional.empty();
        }
        return passwords.verify(password, stored.get().hash())
                ? Optional.of(stored.get().account())
                : Optional.empty();
    }

    @Override
    public NewSession open(Account account) {
        long nowMs = clock.millis();
        NewSession session = new NewSession(secrets.token(), secrets.token(), nowMs + SESSION.toMillis());
        sql.write(handle -> {
            insert(handle, session, account.username(), null);
            return handle.createUpdate("update user_account set signed_in_ms = :nowMs where username = :username")
                    .bind("nowMs", nowMs)
                    .bind("username", account.username())
                    .execute();
        });
        return session;
    }

    private record TokenRow(
            String hash,
            String username,
            String access,
            @Nullable String areas,
            @Nullable String compounds,
            long expiresMs) {}

    @Override
    public Optional<NewSession> openWith(String bearerToken) {
        return sql.write(handle -> handle.createQuery("select t.* from api_token t"
                        + " join user_account u on u.username = t.username"
                        + " where t.token_hash = :hash and t.expires_ms > :nowMs and u.disabled = false")
                .bind("hash", Secrets.hash(bearerToken))
                .bind("nowMs", clock.millis())
                .map((row, ctx) -> new TokenRow(
                        row.getString("token_hash"),
                        row.getString("username"),
                        row.getString("access"),
                        row.getString("areas"),
                        row.getString("compounds"),
                        row.getLong("expires_ms")))
                .findOne()
                .map(token -> {
                    NewSession session = new NewSession(secrets.token(), secrets.token(), token.expiresMs());
                    insert(handle, session, token.username(), token);
                    return session;
                }));
    }

    private void insert(Handle handle, NewSession session, String username, @Nullable TokenRow token) {
        long nowMs = clock.millis();
        handle.createUpdate("delete from user_session where expires_ms <= :nowMs")
                .bind("nowMs", nowMs)
                .execute();
        handle.createUpdate("insert into user_session (token_hash, username, csrf_token, created_ms, expires_ms,"
                        + " access, areas, compounds, token_hash_of) values (:hash, :username, :csrf, :createdMs,"
                        + " :expiresMs, :access, :areas, :compounds, :tokenHash)")
                .bind("hash", Secrets.hash(session.token()))
                .bind("username", username)
                .bind("csrf", session.csrfToken())
                .bind("createdMs", nowMs)
                .bind("expiresMs", session.expiresMs())
                .bind("access", token == null ? Grant.FULL.word() : token.access())
                .bind("areas", token == null ? null : token.areas())
                .bind("compounds", token == null ? null : token.compounds())
                .bind("tokenHash", token == null ? null : token.hash())
                .execute();
    }

    @Override
    public Optional<Caller> bySession(String sessionToken) {
        return caller(
                "select u.*, s.csrf_token as csrf, s.expires_ms as until, s.access as access, s.areas as own_areas,"
                        + " s.compounds as own_compounds, case when s.token_hash_of is null then u.must_change else false"
                        + " end as change_due from user_session s join user_account u on u.username = s.username"
                        + " where s.token_hash = :hash and s.expires_ms > :nowMs and u.disabled = false",
                sessionToken);
    }

    @Override
    public Optional<Caller> byToken(String bearerToken) {
        Optional<Caller> caller = caller(
                "select u.*, null as csrf, t.expires_ms as until, t.access as access, t.areas as own_areas,"
                        + " t.compounds as own_compounds, false as change_due from api_token t"
                        + " join user_account u on u.username = t.username"
                        + " where t.token_hash = :hash and t.expires_ms > :nowMs and u.disabled = false",
                bearerToken);
        caller.ifPresent(used -> noteUse(bearerToken));
        return caller;
    }

    @Override
    public Optional<Caller> byCertificate(String commonName) {
        return sql.read(handle -> row(handle, commonName))
                .filter(user -> !user.disabled())
                .map(user -> new Caller(user.account(), Grant.FULL, false, null, clock.millis() + SESSION.toMillis()));
    }

    private void noteUse(String bearerToken) {
        String hash = Secrets.hash(bearerToken);
        long nowMs = clock.millis();
        boolean due = sql.read(handle -> handle.createQuery("select count(*) from api_token where token_hash = :hash"
                                + " and (used_ms is null or used_ms <= :before)")
                        .bind("hash", hash)
                        .bind("before", nowMs - USE_STEP_MS)
                        .mapTo(Long.class)
                        .one())
                > 0;
        if (due) {
            sql.write(handle -> handle.createUpdate("update api_token set used_ms = :nowMs where token_hash = :hash")
                    .bind("nowMs", nowMs)
                    .bind("hash", hash)
                    .execute());
        }
    }

    @Override
    public void close(String sessionToken) {
        sql.write(handle -> handle.createUpdate("delete from user_session where token_hash = :hash")
                .bind("hash", Secrets.hash(sessionToken))
                .execute());
    }

    private Optional<Caller> caller(String query, String token) {
        return sql.read(handle -> handle.createQuery(query)
                .bind("hash", Secrets.hash(token))
                .bind("nowMs", clock.millis())
                .map((row, ctx) -> {
                    Account account = AccountRows.account(row);
                    return new Caller(
                            new Account(
                                    account.username(),
                                    account.role(),
                                    AccountRows.narrowed(
                                            account.scope(),
                                            row.getString("own_areas"),
                                            row.getString("own_compounds"))),
                            Grant.of(row.getString("access")),
                            row.getBoolean("change_due"),
                            row.getString("csrf"),
                            row.getLong("until"));
                })
                .findOne());
    }

    private record Stored(Account account, String hash, boolean disabled) {}

    private static Optional<Stored> row(Handle handle, String username) {
        return handle.createQuery("select * from user_account where username = :username")
                .bind("username", username)
                .map((row, ctx) -> new Stored(
                        AccountRows.account(row), row.getString("password_hash"), row.getBoolean("disabled")))
                .findOne();
    }

    static String longEnough(String password) {
        if (password.length() < Passwords.SHORTEST) {
            throw new IllegalArgumentException(
                    "the password must have at least " + Passwords.SHORTEST + " characters (ANJU_ADMIN_PASSWORD)");
        }
        return password;
    }

    static NoSuchElementException noSuchUser(String username) {
        return new NoSuchElementException("there is no user '" + username + "'");
    }
}
