package org.anju.gateway.sql;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.Caller;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Role;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.api.Users;
import org.anju.gateway.model.Scope;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Users in SQL. Passwords are kept as Argon2id hashes, tokens as SHA-256 hashes. */
public final class SqlUsers implements Users {
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");
    /** In the column of areas: the whole city. */
    private static final String CITY = "*";

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
                    .bind(
                            "areas",
                            account.scope().everything()
                                    ? CITY
                                    : join(account.scope().areas()))
                    .bind("compounds", join(account.scope().compounds()))
                    .bind("createdMs", clock.millis())
                    .execute();
        });
    }

    @Override
    public void setPassword(String username, String password) {
        String hash = passwords.hash(longEnough(password));
        sql.write(handle -> {
            int changed = handle.createUpdate(
                            "update user_account set password_hash = :hash where username = :username")
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
        if (stored.isEmpty()) {
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
            handle.createUpdate("delete from user_session where expires_ms <= :nowMs")
                    .bind("nowMs", nowMs)
                    .execute();
            return handle.createUpdate(
                            "insert into user_session (token_hash, username, csrf_token, created_ms, expires_ms)"
                                    + " values (:hash, :username, :csrf, :createdMs, :expiresMs)")
                    .bind("hash", Secrets.hash(session.token()))
                    .bind("username", account.username())
                    .bind("csrf", session.csrfToken())
                    .bind("createdMs", nowMs)
                    .bind("expiresMs", session.expiresMs())
                    .execute();
        });
        return session;
    }

    @Override
    public Optional<Caller> bySession(String sessionToken) {
        return caller(
                "select u.*, s.csrf_token as csrf, s.expires_ms as until from user_session s"
                        + " join user_account u on u.username = s.username"
                        + " where s.token_hash = :hash and s.expires_ms > :nowMs",
                sessionToken);
    }

    @Override
    public Optional<Caller> byToken(String bearerToken) {
        return caller(
                "select u.*, null as csrf, t.expires_ms as until from api_token t"
                        + " join user_account u on u.username = t.username"
                        + " where t.token_hash = :hash and t.expires_ms > :nowMs",
                bearerToken);
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
                .map((row, ctx) -> new Caller(
                        account(
                                row.getString("username"),
                                row.getString("role"),
                                row.getString("areas"),
                                row.getString("compounds")),
                        row.getString("csrf"),
                        row.getLong("until")))
                .findOne());
    }

    private record Stored(Account account, String hash) {}

    private static Optional<Stored> row(Handle handle, String username) {
        return handle.createQuery("select * from user_account where username = :username")
                .bind("username", username)
                .map((row, ctx) -> new Stored(
                        account(
                                row.getString("username"),
                                row.getString("role"),
                                row.getString("areas"),
                                row.getString("compounds")),
                        row.getString("password_hash")))
                .findOne();
    }

    private static Account account(String username, String role, String areas, String compounds) {
        Scope scope = areas.equals(CITY) ? Scope.CITY : new Scope(false, split(areas), split(compounds));
        return new Account(username, Role.of(role), scope);
    }

    private static String longEnough(String password) {
        if (password.length() < Passwords.SHORTEST) {
            throw new IllegalArgumentException(
                    "the password must have at least " + Passwords.SHORTEST + " characters (ANJU_ADMIN_PASSWORD)");
        }
        return password;
    }

    private static NoSuchElementException noSuchUser(@Nullable String username) {
        return new NoSuchElementException("there is no user '" + username + "'");
    }

    private static String join(Collection<String> ids) {
        return String.join(",", new TreeSet<>(ids));
    }

    private static Set<String> split(String ids) {
        return ids.isEmpty() ? Set.of() : Set.of(ids.split(",", -1));
    }
}
