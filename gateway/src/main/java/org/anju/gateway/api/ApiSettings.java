package org.anju.gateway.api;

import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Where the HTTP server listens.
 *
 * @param host address to bind
 * @param port 0 for any free port
 * @param tls null to speak HTTP without TLS
 */
public record ApiSettings(String host, int port, @Nullable Tls tls) {
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
