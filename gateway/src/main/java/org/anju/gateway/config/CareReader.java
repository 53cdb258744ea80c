package org.anju.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how the gateway looks after its records and itself. */
final class CareReader {
    private static final Set<String> SYSLOG = Set.of("udp", "tcp", "tls");
    private static final int THREE_YEARS = 1096;
    /** Maintenance of elevators is kept for four years at least (TSG T5002-2017). */
    private static final int FIVE_YEARS = 1827;

    private static final long TWO_GIGABYTES = 2_000_000_000L;

    private CareReader() {}

    static CareConfig read(Section root) {
        Section audit = root.section("audit");
        Section watchdog = root.section("watchdog");
        return new CareConfig(
                syslog(audit),
                retention(root.section("retention")),
                watchdog.duration("every", Duration.ofSeconds(15)),
                watchdog.duration("journalLag", Duration.ofMinutes(5)),
                watchdog.duration("deliveryAge", Duration.ofMinutes(15)),
                watchdog.bytes("freeDisk", TWO_GIGABYTES),
                watchdog.duration("clockDrift", Duration.ofSeconds(5)),
                watchdog.text("timeServer", "ANJU_TIME_SERVER"));
    }

    private static CareConfig.Retention retention(Section section) {
        return new CareConfig.Retention(
                kept(section, "personalEvents", Duration.ofDays(30), Duration.ofHours(1), "an hour"),
                kept(
                        section,
                        "evidence",
                        Duration.ofDays(90),
                        Duration.ofDays(8),
                        "8d, so that what recipients are still to be sent is whole"),
                kept(section, "alerts", Duration.ofDays(THREE_YEARS), Duration.ofDays(30), "30d"),
                kept(section, "repairs", Duration.ofDays(FIVE_YEARS), Duration.ofDays(30), "30d"),
                kept(
                        section,
                        "auditTrail",
                        Duration.ofDays(THREE_YEARS),
                        Duration.ofDays(180),
                        "180d, the six months the law asks of logs"),
                kept(section, "deadLetters", Duration.ofDays(30), Duration.ofHours(1), "an hour"));
    }

    private static Duration kept(Section section, String key, Duration otherwise, Duration least, String why) {
        Duration kept = section.duration(key, otherwise);
        if (kept.compareTo(least) < 0) {
            section.problem(key, section.text(key, null, ""), "must be at least " + why);
        }
        return kept;
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
