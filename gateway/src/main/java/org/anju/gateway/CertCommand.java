package org.anju.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.gateway.config.InvalidConfigException;
import org.anju.gateway.tls.CertificateAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A private certificate authority for sites without one. Works on files only. */
@Command(
        name = "cert",
        mixinStandardHelpOptions = true,
        description = "Makes a private certificate authority, and certificates for the gateway, devices and the bureau")
final class CertCommand implements Callable<Integer> {
    private static final String FOLDER = "certificates";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: authority, server, client or revoke");
    }

    /** Works with the authority and gives what is to be printed. */
    private interface Work {
        String on(CertificateAuthority authority) throws IOException;
    }

    private int with(ConfigOptions options, Work work) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Path folder = options.load(Map.of()).dataDir().resolve(FOLDER);
            spec.commandLine().getOut().println(work.on(new CertificateAuthority(folder, Clock.systemUTC())));
            return 0;
        } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> err.println("error: " + problem));
            return Main.WRONG;
        } catch (IOException e) {
            err.println("error: " + e.getMessage());
            return Main.FAILED;
        }
    }

    @Command(
            name = "authority",
            mixinStandardHelpOptions = true,
            description = "Makes the authority in <data directory>/" + FOLDER + "; keep its key in a safe place")
    int authority(
            @Mixin ConfigOptions options,
            @Option(names = "--name", defaultValue = "Anju private authority", description = "shown to people")
                    String name) {
        return with(
                options,
                authority -> "authority: " + authority.create(name)
                        + "\ngive this file to devices and browsers; it holds no secret");
    }

    @Command(
            name = "server",
            mixinStandardHelpOptions = true,
            description = "Makes the gateway's certificate; a running gateway takes it over")
    int server(
            @Mixin ConfigOptions options,
            @Parameters(arity = "1..*", paramLabel = "HOST", description = "names and addresses it is reached under")
                    List<String> hosts,
            @Option(names = "--days", defaultValue = "825", description = "days it is valid (${DEFAULT-VALUE})")
                    int days) {
        return with(options, authority -> written(authority.server(hosts, Duration.ofDays(days))));
    }

    @Command(
            name = "client",
            aliases = "device",
            mixinStandardHelpOptions = true,
            description =
                    "Makes the certificate of a device (its id) or of a machine that signs in as a user (its name)")
    int client(
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--days", defaultValue = "1825", description = "days it is valid (${DEFAULT-VALUE})")
                    int days) {
        return with(options, authority -> written(authority.client(name, Duration.ofDays(days))));
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Puts a certificate on the revocation list; a running gateway refuses it within seconds")
    int revoke(
            @Mixin ConfigOptions options,
            @Parameters(paramLabel = "FILE", description = "PEM file with the certificate") Path file) {
        return with(options, authority -> "revoked: " + authority.revoke(file).getSubjectX500Principal());
    }

    private static String written(CertificateAuthority.Issued issued) {
        return "certificate: " + issued.certificate() + "\nkey: " + issued.key() + "\nvalid until: "
                + issued.content().getNotAfter().toInstant();
    }
}
