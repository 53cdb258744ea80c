package org.anju.gateway.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway looks after its records and itself.
 *
 * @param syslog where the audit trail is sent as well, {@code udp:}, {@code tcp:} or {@code tls:}; null for nowhere
 * @param retention how long each class of data is kept
 * @param lookEvery how long from one look at health and ledger to the next
 * @param journalLag how old the oldest entry may be that some consumer has not dealt with, before it is trouble
 * @param deliveryAge how long a message to a recipient may wait
 * @param freeDisk bytes that have to stay free where the data directory is
 * @param clockDrift how far the clock may be off the time server, or jump
 * @param timeServer NTP server the clock is compared with, null for none
 */
public record CareConfig(
        @Nullable URI syslog,
        Retention retention,
        Duration lookEvery,
        Duration journalLag,
        Duration deliveryAge,
        long freeDisk,
        Duration clockDrift,
        @Nullable String timeServer) {

    /**
     * How long each class of data is kept; readings are kept as long as {@link Config.History#raw} says.
     *
     * @param personalEvents events that say something about a person
     * @param evidence the unmasked values of alerts
     * @param alerts closed alerts, with who was told of them
     * @param workOrders closed and cancelled work orders
     * @param audit entries of the audit trail
     * @param deadLetters refused input
     */
    public record Retention(
            Duration personalEvents,
            Duration evidence,
            Duration alerts,
            Duration workOrders,
            Duration audit,
            Duration deadLetters) {}
}
