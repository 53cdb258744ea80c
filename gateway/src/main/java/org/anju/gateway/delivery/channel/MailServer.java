package org.anju.gateway.delivery.channel;

import org.jspecify.annotations.Nullable;

/**
 * The server mail is handed to.
 *
 * @param username empty: no sign-in
 * @param password never shown or logged
 * @param from address of the sender
 * @param trust file of certificates to trust, PEM; null: those of the platform
 */
public record MailServer(
        String host,
        int port,
        Tls tls,
        String username,
        String password,
        String from,
        @Nullable String trust) {
    /** How the connection is protected. */
    public enum Tls {
        /** Begins plain and must change to TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** None: only to this machine. */
        NONE
    }

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + ", " + tls + "]";
    }
}
