package org.anju.gateway.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The web server.
 *
 * @param tls null to speak HTTP without TLS
 */
public record HttpConfig(String host, int port, @Nullable Tls tls) {
    /**
     * How it speaks TLS.
     *
     * @param certificate PEM file with the server's certificate and those that lead to its authority
     * @param key PEM file with its private key
     * @param clientAuthorities PEM file with the authorities of machines that sign in by certificate, null when none do
     */
    public record Tls(Path certificate, Path key, @Nullable Path clientAuthorities) {}
}
