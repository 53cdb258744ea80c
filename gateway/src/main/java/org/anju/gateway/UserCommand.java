package org.anju.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.Grant;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Role;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.api.User;
import org.anju.gateway.api.UserBook;
import org.anju.gateway.model.Scope;
import org.anju.gateway.sql.SqlUserBook;
import org.anju.gateway.sql.SqlUsers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Users and their secrets. Works on the SQL store directly, whether the gateway runs or not. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Adds users, sets passwords, makes tokens for machines")
final class UserCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: add, list, password, token, disable or enable");
    }

    /** Works with the users and gives what is to be printed. */
    private interface Work {
        String on(SqlUsers users, SqlUserBook book, Secrets secrets);
    }

    private int with(ConfigOptions options, String action, String object, Work work) {
        return LocalStore.with(spec, options, sql -> {
            Secrets secrets = new Secrets(new SecureRandom());
            Passwords passwords = Passwords.standard(secrets);
            SqlUsers users = new SqlUsers(sql, passwords, secrets, Clock.systemUTC());
            SqlUserBook book = new SqlUserBook(sql, users, passwords, secrets, Clock.systemUTC());
            String print = work.on(users, book, secrets);
            LocalStore.audit(sql, action, object, "{}");
            spec.commandLine().getOut().println(print);
            return 0;
        });
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a user and prints a password made up for them")
    int add(
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", required = true, description = "admin, property, police, supervisor or tester")
                    String role,
            @Option(names = "--area", description = "area the user may see; repeat for more") Set<String> areas,
            @Option(names = "--compound", description = "compound the user may see; repeat for more")
                    Set<String> compounds) {
        return with(options, "createUser", name, (users, book, secrets) -> {
            Set<String> seenAreas = areas == null ? Set.of() : areas;
            Set<String> seenCompounds = compounds == null ? Set.of() : compounds;
            Scope scope = seenAreas.isEmpty() && seenCompounds.isEmpty() && Role.of(role) != Role.PROPERTY
                    ? Scope.CITY
                    : new Scope(false, seenAreas, seenCompounds);
            String password = secrets.password();
            users.create(new Account(name, Role.of(role), scope), password);
            return "password of " + name + ": " + password;
        });
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Gives a user a new password and prints it")
    int password(@Mixin ConfigOptions options, @Parameters(paramLabel = "NAME") String name) {
        return with(options, "resetPassword", name, (users, book, secrets) -> {
            String password = secrets.password();
            users.setPassword(name, password);
            return "password of " + name + ": " + password;
        });
    }

    @Command(
            name = "token",
            mixinStandardHelpOptions = true,
            description = "Makes a token for a machine that acts as a user and prints it")
    int token(
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--for", paramLabel = "WHAT", required = true, description = "what the token is for")
                    String purpose,
            @Option(names = "--days", defaultValue = "365", description = "days it is valid (${DEFAULT-VALUE})")
                    int days,
            @Option(
                            names = "--access",
                            defaultValue = "full",
                            description =
                                    "full, read (looking only) or wall (the screen on the wall); ${DEFAULT-VALUE}")
                    String access,
            @Option(names = "--area", description = "only this area; repeat for more") Set<String> areas,
            @Option(names = "--compound", description = "only this compound; repeat for more") Set<String> compounds) {
        return with(options, "createToken", name, (users, book, secrets) -> {
            Scope scope = areas == null && compounds == null
                    ? null
                    : new Scope(false, areas == null ? Set.of() : areas, compounds == null ? Set.of() : compounds);
            return book.issue(name, purpose, Duration.ofDays(days), Grant.of(access), scope)
                    .token();
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints all users")
    int list(@Mixin ConfigOptions options) {
        return LocalStore.with(spec, options, sql -> {
            Secrets secrets = new Secrets(new SecureRandom());
            Passwords passwords = Passwords.standard(secrets);
            SqlUsers users = new SqlUsers(sql, passwords, secrets, Clock.systemUTC());
            new SqlUserBook(sql, users, passwords, secrets, Clock.systemUTC())
                    .users()
                    .forEach(user -> spec.commandLine().getOut().println(line(user)));
            return 0;
        });
    }

    private static String line(User user) {
        Scope scope = user.account().scope();
        return user.account().username() + " " + user.account().role().word() + " "
                + (scope.everything() ? "city" : "areas=" + scope.areas() + " compounds=" + scope.compounds())
                + (user.disabled() ? " disabled" : "");
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Ends a user's sessions and lets neither them nor their tokens in")
    int disable(@Mixin ConfigOptions options, @Parameters(paramLabel = "NAME") String name) {
        return with(options, "changeUser", name, (users, book, secrets) -> disabled(book, name, true));
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets a disabled user in again")
    int enable(@Mixin ConfigOptions options, @Parameters(paramLabel = "NAME") String name) {
        return with(options, "changeUser", name, (users, book, secrets) -> disabled(book, name, false));
    }

    private static String disabled(SqlUserBook book, String name, boolean disabled) {
        return line(book.change(name, new UserBook.Change(null, null, null, disabled)));
    }
}
