package org.anju.gateway.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads how the web server is reached. */
final class HttpReader {
    private static final int MAX_PORT = 65_535;

    private final Path dataDir;
    private final boolean open;

    /**
     * @param open whether it may be reached from other machines without TLS
     */
    HttpReader(Path dataDir, boolean open) {
        this.dataDir = dataDir;
        this.open = open;
    }

    HttpConfig read(Section http) {
        HttpConfig.Tls tls = tls(http.section("tls"));
        return new HttpConfig(
                Hosts.host(http, "ANJU_HTTP_HOST", open || tls != null),
                http.number("port", "ANJU_HTTP_PORT", 8080, 0, MAX_PORT),
                tls);
    }

    private HttpConfig.@Nullable Tls tls(Section tls) {
        Path certificate = file(tls, "certificate", "ANJU_HTTP_CERTIFICATE");
        Path key = file(tls, "key", "ANJU_HTTP_KEY");
        Path authorities = file(tls, "clientAuthorities", null);
        if (certificate != null && key != null) {
            return new HttpConfig.Tls(certificate, key, authorities);
        }
        if (certificate != null || key != null || authorities != null) {
            tls.problem(
                    certificate == null ? "certificate" : "key",
                    "",
                    "must name a PEM file too: certificate and private key belong together, and TLS is off without them");
        }
        return null;
    }

    private @Nullable Path file(Section section, String key, @Nullable String variable) {
        String named = section.text(key, variable);
        if (named == null) {
            return null;
        }
        Path file = dataDir.resolve(named);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            section.problem(key, named, "is not a file the gateway can read");
        }
        return file;
    }
}
