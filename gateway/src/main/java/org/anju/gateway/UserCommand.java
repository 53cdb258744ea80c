package org.anju.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Role;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.InvalidConfigException;
import org.anju.gateway.model.Scope;
import org.anju.gateway.sql.SqlStore;
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
        throw new ParameterException(spec.commandLine(), "say what to do: add, password or token");
    }

    /** Works with the users and gives what is to be printed. */
    private interface Work {
        String on(SqlUsers users, Secrets secrets);
    }

    private int with(ConfigOptions options, Work work) {
        try {
            Config config = options.load(Map.of());
            String url = config.sqlUrl();
            try (SqlStore sql = SqlStore.open(
                    url == null ? "jdbc:sqlite:" + config.dataDir().resolve("anju.db") : url)) {
                Secrets secrets = new Secrets(new SecureRandom());
                SqlUsers users = new SqlUsers(sql, Passwords.standard(secrets), secrets, Clock.systemUTC());
                spec.commandLine().getOut().println(work.on(users, secrets));
                return 0;
            }
        } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> spec.commandLine().getErr().println("error: " + problem));
            return Main.WRONG;
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            spec.commandLine().getErr().println("error: " + e.getMessage());
            return Main.FAILED;
        }
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
        return with(options, (users, secrets) -> {
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
        return with(options, (users, secrets) -> {
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
                    int days) {
        return with(options, (users, secrets) -> users.createToken(name, purpose, Duration.ofDays(days)));
    }
}
