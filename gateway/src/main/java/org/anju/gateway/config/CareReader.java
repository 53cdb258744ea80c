package org.anju.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how the gateway looks after its records and itself. */
final class CareReader {
    private static final Set<String> SYSLOG = Set.of("udp", "tcp", "tls");
    private static final long TWO_GIGABYTES = 2_000_000_000L;

    private CareReader() {}

    static CareConfig read(Section root) {
        Section audit = root.section("audit");
        Section retention = root.section("retention");
        Section watchdog = root.section("watchdog");
        return new CareConfig(
                syslog(audit),
                retention.duration("deadLetters", Duration.ofDays(30)),
                watchdog.duration("every", Duration.ofSeconds(15)),
                watchdog.duration("journalLag", Duration.ofMinutes(5)),
                watchdog.duration("deliveryAge", Duration.ofMinutes(15)),
                watchdog.bytes("freeDisk", TWO_GIGABYTES),
                watchdog.duration("clockDrift", Duration.ofSeconds(5)),
                watchdog.text("timeServer", "ANJU_TIME_SERVER"));
    }

    private static @Nullable URI syslog(Section audit) {
        String address = audit.text("syslog", "ANJU_SYSLOG");
        if (address == null) {
            return null;
        }
        try {
            URI uri = new URI(address);
            if (uri.getScheme() != null && SYSLOG.contains(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        audit.problem("syslog", address, "must be an address such as tls://log.example:6514, tcp://… or udp://…");
        return null;
    }
}
