package org.anju.gateway.api;

import java.time.Duration;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Where the HTTP server listens.
 *
 * @param host address to bind
 * @param port 0 for any free port
 * @param tls null to speak HTTP without TLS
 * @param patience how long a client may take to send a request
 */
public record ApiSettings(String host, int port, @Nullable Tls tls, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With the usual patience. */
    public ApiSettings(String host, int port, @Nullable Tls tls) {
        this(host, port, tls, PATIENCE);
    }

    /**
     * How it speaks TLS; both managers may change what they hold while the port is open.
     *
     * @param clients what certificates of machines that sign in by certificate are checked with, null when none do
     */
    public record Tls(X509KeyManager keys, @Nullable X509TrustManager clients) {}

    /** Whether browsers reach it by TLS, so that cookies are marked Secure and nothing else is asked for any more. */
    boolean secure() {
        return tls != null;
    }
}
