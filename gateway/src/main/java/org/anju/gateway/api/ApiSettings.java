package org.anju.gateway.api;

/**
 * Where the HTTP server listens.
 *
 * @param host address to bind
 * @param port 0 for any free port
 * @param secure whether browsers reach it by TLS, so that cookies are marked Secure
 */
public record ApiSettings(String host, int port, boolean secure) {}
