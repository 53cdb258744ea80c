package org.anju.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.channel.MailServer;
import org.anju.gateway.delivery.route.Escalation;
import org.anju.gateway.delivery.route.Roster;
import org.anju.gateway.delivery.route.Route;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured. What a key means, its unit and its default are documented in docs/configuration.md, which a test
 * compares with {@link ConfigLoader}.
 *
 * @param dataDir where all files live
 * @param timeZone IANA zone in which people of this estate read times
 * @param profiles folder of further device profiles, null when there is none
 * @param rules folder of further alert rules, null when there is none
 * @param sqlUrl JDBC address of the SQL store; null for the embedded one in the data directory
 */
public record Config(
        Path dataDir,
        String timeZone,
        @Nullable Path profiles,
        @Nullable Path rules,
        @Nullable String sqlUrl,
        HttpConfig http,
        MqttConfig mqtt,
        JournalLimits journal,
        History history,
        Delivery delivery,
        WorkOrderConfig workOrders,
        CareConfig care,
        SimulatorConfig simulator) {

    /** JDBC address of the SQL store, the embedded one unless another is named; may hold a password: never log it. */
    public String sqlAddress() {
        return sqlUrl == null ? "jdbc:sqlite:" + dataDir.resolve("anju.db") : sqlUrl;
    }

    /** The journal. */
    public record JournalLimits(long maxBytes) {}

    /**
     * The time-series store.
     *
     * @param influxUrl address of InfluxDB; null for the embedded store; may hold a password: never log it
     * @param influxToken token for InfluxDB 2 and 3, empty when the address holds user and password or none are needed; never log it
     * @param raw how long points and events are kept
     * @param rollups how long their five-minute rollups are kept, not shorter than {@code raw}
     */
    public record History(@Nullable String influxUrl, String influxToken, Duration raw, Duration rollups) {
        @Override
        public String toString() {
            return "History[" + (influxUrl == null ? "embedded" : "influxdb") + ", raw=" + raw + ", rollups=" + rollups
                    + "]";
        }
    }

    /**
     * Who is told of alerts.
     *
     * @param horizon how long a delivery is tried
     * @param mail where mail is handed to, null when no recipient is told by mail
     * @param sender who CAP messages come from
     * @param identity what is shown to receivers over HTTPS, and whom the gateway believes
     */
    public record Delivery(
            Duration horizon,
            String sender,
            @Nullable MailServer mail,
            Identity identity,
            List<Recipient> recipients,
            Map<String, Route> routes,
            Map<String, Roster> rosters,
            Map<String, Escalation> escalations) {}

    /**
     * The gateway as a client of TLS.
     *
     * @param certificate PEM file of the certificate shown to servers that ask for one; null for none
     * @param key PEM file of its key; null for none
     * @param authorities PEM file of authorities believed beside those of the platform; null for none
     */
    public record Identity(
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable Path authorities) {}
}
