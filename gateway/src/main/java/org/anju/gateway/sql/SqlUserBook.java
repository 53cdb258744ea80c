package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.ApiToken;
import org.anju.gateway.api.Grant;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Role;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.api.User;
import org.anju.gateway.api.UserBook;
import org.anju.gateway.api.UserConflictException;
import org.anju.gateway.model.Scope;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The administration of users and tokens in SQL. */
public final class SqlUserBook implements UserBook {
    /** As much of a token's hash as names it. */
    private static final int TOKEN_ID = 16;

    private static final String TOKENS = "select t.*, u.areas as user_areas, u.compounds as user_compounds"
            + " from api_token t join user_account u on u.username = t.username";

    private final SqlStore sql;
    private final SqlUsers users;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Clock clock;

    public SqlUserBook(SqlStore sql, SqlUsers users, Passwords passwords, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.users = users;
        this.passwords = passwords;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public List<User> users() {
        return sql.read(handle -> handle.createQuery("select * from user_account order by username")
                .map((row, ctx) -> user(row))
                .list());
    }

    @Override
    public Optional<User> user(String username) {
        return sql.read(handle -> find(handle, username));
    }

    private static Optional<User> find(Handle handle, String username) {
        return handle.createQuery("select * from user_account where username = :username")
                .bind("username", username)
                .map((row, ctx) -> user(row))
                .findOne();
    }

    private static User user(ResultSet row) throws SQLException {
        long signedInMs = row.getLong("signed_in_ms");
        return new User(
                AccountRows.account(row),
                row.getString("full_name"),
                row.getBoolean("disabled"),
                row.getBoolean("must_change"),
                row.getLong("created_ms"),
                signedInMs == 0 ? null : signedInMs);
    }

    @Override
    public User add(Account account, String fullName, String firstPassword) {
        if (user(account.username()).isPresent()) {
            throw new UserConflictException(
                    "The user '" + account.username() + "' exists already: choose another name.");
        }
        users.create(account, firstPassword);
        return sql.write(handle -> {
            handle.createUpdate("update user_account set full_name = :fullName, must_change = true"
                            + " where username = :username")
                    .bind("fullName", fullName)
                    .bind("username", account.username())
                    .execute();
            return find(handle, account.username()).orElseThrow();
        });
    }

    @Override
    public User change(String username, Change change) {
        return sql.write(handle -> {
            User before = find(handle, username).orElseThrow(() -> SqlUsers.noSuchUser(username));
            Role role = change.role() == null ? before.account().role() : change.role();
            Scope scope = change.scope() == null ? before.account().scope() : change.scope();
            boolean disabled = change.disabled() == null ? before.disabled() : change.disabled();
            handle.createUpdate("update user_account set full_name = :fullName, role = :role, areas = :areas,"
                            + " compounds = :compounds, disabled = :disabled where username = :username")
                    .bind("fullName", change.fullName() == null ? before.fullName() : change.fullName())
                    .bind("role", role.word())
                    .bind("areas", AccountRows.areas(scope))
                    .bind("compounds", AccountRows.compounds(scope))
                    .bind("disabled", disabled)
                    .bind("username", username)
                    .execute();
            requireAdmin(handle);
            if (role != before.account().role()
                    || !scope.equals(before.account().scope())
                    || disabled != before.disabled()) {
                endSessions(handle, username);
            }
            return find(handle, username).orElseThrow();
        });
    }

    @Override
    public void remove(String username) {
        sql.write(handle -> {
            endSessions(handle, username);
            handle.execute("delete from api_token where username = ?", username);
            handle.execute("delete from saved_view where username = ?", username);
            if (handle.execute("delete from user_account where username = ?", username) == 0) {
                throw SqlUsers.noSuchUser(username);
            }
            return requireAdmin(handle);
        });
    }

    /** Undoes the transaction when nobody is left who could add users. */
    private static boolean requireAdmin(Handle handle) {
        long left = handle.createQuery("select count(*) from user_account"
                        + " where role = 'admin' and areas = '*' and disabled = false")
                .mapTo(Long.class)
                .one();
        if (left == 0) {
            throw new UserConflictException(
                    "Nobody would be left to administer the gateway: give another user the role admin for the whole city first.");
        }
        return true;
    }

    @Override
    public void resetPassword(String username, String password) {
        String hash = passwords.hash(SqlUsers.longEnough(password));
        sql.write(handle -> {
            int changed = handle.createUpdate("update user_account set password_hash = :hash, must_change = true"
                            + " where username = :username")
                    .bind("hash", hash)
                    .bind("username", username)
                    .execute();
            if (changed == 0) {
                throw SqlUsers.noSuchUser(username);
            }
            return endSessions(handle, username);
        });
    }

    @Override
    public void endSessions(String username) {
        sql.write(handle -> {
            if (find(handle, username).isEmpty()) {
                throw SqlUsers.noSuchUser(username);
            }
            return endSessions(handle, username);
        });
    }

    private static int endSessions(Handle handle, String username) {
        return handle.execute("delete from user_session where username = ?", username);
    }

    @Override
    public List<ApiToken> tokens() {
        return sql.read(handle -> handle.createQuery(TOKENS + " order by t.created_ms desc, t.token_hash")
                .map((row, ctx) -> token(row))
                .list());
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        long usedMs = row.getLong("used_ms");
        return new ApiToken(
                row.getString("token_hash").substring(0, TOKEN_ID),
                row.getString("name"),
                row.getString("username"),
                Grant.of(row.getString("access")),
                AccountRows.narrowed(
                        AccountRows.scope(row.getString("user_areas"), row.getString("user_compounds")),
                        row.getString("areas"),
                        row.getString("compounds")),
                row.getLong("created_ms"),
                row.getLong("expires_ms"),
                usedMs == 0 ? null : usedMs);
    }

    @Override
    public NewToken issue(String username, String name, Duration validFor, Grant grant, @Nullable Scope scope) {
        String token = secrets.token();
        String hash = Secrets.hash(token);
        long nowMs = clock.millis();
        ApiToken about = sql.write(handle -> {
            User user = find(handle, username).orElseThrow(() -> SqlUsers.noSuchUser(username));
            String placed = scope == null ? null : AccountRows.placedCompounds(handle, scope);
            requireWithin(user.account().scope(), scope, placed);
            handle.createUpdate("insert into api_token (token_hash, name, username, created_ms, expires_ms, access,"
                            + " areas, compounds) values (:hash, :name, :username, :createdMs, :expiresMs, :access,"
                            + " :areas, :compounds)")
                    .bind("hash", hash)
                    .bind("name", name)
                    .bind("username", username)
                    .bind("createdMs", nowMs)
                    .bind("expiresMs", nowMs + validFor.toMillis())
                    .bind("access", grant.word())
                    .bind("areas", scope == null ? null : AccountRows.areas(scope))
                    .bind("compounds", placed)
                    .execute();
            return handle.createQuery(TOKENS + " where t.token_hash = :hash")
                    .bind("hash", hash)
                    .map((row, ctx) -> token(row))
                    .one();
        });
        return new NewToken(about, token);
    }

    private static void requireWithin(Scope own, @Nullable Scope scope, @Nullable String placed) {
        if (scope == null || own.everything()) {
            return;
        }
        Scope kept = AccountRows.narrowed(own, AccountRows.areas(scope), placed);
        if (scope.everything() || !kept.equals(new Scope(false, scope.areas(), scope.compounds()))) {
            throw new IllegalArgumentException("the token would reach beyond what its user may see");
        }
    }

    @Override
    public boolean revoke(String id) {
        if (id.length() != TOKEN_ID) {
            return false;
        }
        return sql.write(handle -> {
            String pattern = id.replace("%", "").replace("_", "") + "%";
            handle.execute("delete from user_session where token_hash_of like ?", pattern);
            return handle.execute("delete from api_token where token_hash like ?", pattern) > 0;
        });
    }
}
