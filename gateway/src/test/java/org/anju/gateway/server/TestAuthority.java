package org.anju.gateway.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of its own in a folder, made with openssl. */
public final class TestAuthority {
    private static final long WITHIN_S = 30;

    private final Path folder;

    /** Files of one certificate and its key. */
    public record Pair(Path certificate, Path key) {}

    public TestAuthority(Path folder) throws Exception {
        this.folder = folder;
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650")
                .with("-subj", "/CN=Test authority", "-keyout", "authority.key", "-out", "authority.pem")
                .run();
    }

    /** The authority's own certificate. */
    public Path certificate() {
        return folder.resolve("authority.pem");
    }

    /** Issues a certificate. A server's must name {@code 127.0.0.1} among its alternative names, written {@code IP:127.0.0.1}. */
    public Pair issue(String file, String commonName, int days, String... alternativeNames) throws Exception {
        Path names = folder.resolve(file + ".names");
        Files.writeString(
                names,
                alternativeNames.length == 0
                        ? "basicConstraints=CA:FALSE\n"
                        : "subjectAltName=" + String.join(",", alternativeNames) + "\n");
        openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
                .with("-subj", "/CN=" + commonName, "-keyout", file + ".key", "-out", file + ".csr")
                .run();
        openssl("x509", "-req", "-in", file + ".csr", "-CA", "authority.pem", "-CAkey", "authority.key")
                .with("-CAcreateserial", "-days", Integer.toString(days), "-extfile", names.toString())
                .with("-out", file + ".pem")
                .run();
        return new Pair(folder.resolve(file + ".pem"), folder.resolve(file + ".key"));
    }

    /** A certificate for a server on this machine. */
    public Pair server(String file) throws Exception {
        return issue(file, "Test server", 365, "IP:127.0.0.1", "DNS:localhost");
    }

    /** Writes a key again in another form, by an {@code openssl} command that reads {@code -in} and writes {@code -out}. */
    public Path rewrite(Path key, String file, String... command) throws Exception {
        openssl(command).with("-in", key.toString(), "-out", file).run();
        return folder.resolve(file);
    }

    private Call openssl(String... arguments) {
        return new Call(new ArrayList<>(List.of(arguments)));
    }

    private final class Call {
        private final List<String> command;

        Call(List<String> arguments) {
            command = arguments;
            command.add(0, "openssl");
        }

        Call with(String... more) {
            command.addAll(List.of(more));
            return this;
        }

        void run() throws IOException, InterruptedException {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(WITHIN_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
        }
    }
}
