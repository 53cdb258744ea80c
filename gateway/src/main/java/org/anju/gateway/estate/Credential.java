package org.anju.gateway.estate;

import java.util.Locale;

/**
 * What a device proves its identity with, as given by the register.
 *
 * @param secret the password, the access token, the common name of the certificate, or the id of the gateway
 */
public record Credential(Type type, String secret) {
    /** How a device proves who it is. */
    public enum Type {
        PASSWORD,
        TOKEN,
        CERTIFICATE,
        /** It has no connection of its own: the secret is the id of the gateway device that speaks for it. */
        GATEWAY;

        /** The word used in files and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "Credential[" + type.word() + "]";
    }
}
