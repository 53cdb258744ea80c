package org.anju.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anju.gateway.model.DeviceId;
import org.jspecify.annotations.Nullable;

/** Reads how devices come in. */
final class MqttReader {
    private static final int MAX_PORT = 65_535;

    private final Path dataDir;
    private final boolean open;

    /**
     * @param open whether ports without TLS may be reached from other machines
     */
    MqttReader(Path dataDir, boolean open) {
        this.dataDir = dataDir;
        this.open = open;
    }

    MqttConfig read(Section mqtt) {
        return new MqttConfig(
                Hosts.host(mqtt, "ANJU_MQTT_HOST", open),
                mqtt.number("port", "ANJU_MQTT_PORT", 1883, 0, MAX_PORT),
                optionalPort(mqtt, "webSocketPort", "ANJU_MQTT_WS_PORT"),
                tls(mqtt.section("tls")),
                mqtt.number("maxPayloadBytes", null, 256 * 1024, 1024, 16 * 1024 * 1024),
                mqtt.number("maxInFlight", null, 128, 1, 65_535),
                mqtt.number("maxInFlightUntold", null, 1000, 1, 65_535),
                mqtt.number("messagesPerSecond", null, 200, 1, 1_000_000),
                mqtt.number("burst", null, 2000, 1, 1_000_000),
                mqtt.number("maxConnections", null, 20_000, 1, 1_000_000),
                mqtt.duration("maxKeepAlive", Duration.ofMinutes(20)),
                mqtt.duration("absence", Duration.ofSeconds(10)),
                mqtt.duration("returnWithin", Duration.ofMinutes(2)),
                links(mqtt));
    }

    private static @Nullable Integer optionalPort(Section section, String key, @Nullable String variable) {
        int port = section.number(key, variable, -1, 0, MAX_PORT);
        return port < 0 ? null : port;
    }

    private MqttConfig.@Nullable Tls tls(Section tls) {
        Path certificate = file(tls, "certificate", "ANJU_MQTT_CERTIFICATE");
        Path key = file(tls, "key", "ANJU_MQTT_KEY");
        Path authorities = file(tls, "clientAuthorities", null);
        String host = tls.text("host", "ANJU_MQTTS_HOST", "127.0.0.1");
        int port = tls.number("port", "ANJU_MQTTS_PORT", 8883, 0, MAX_PORT);
        Integer webSocketPort = optionalPort(tls, "webSocketPort", null);
        if (certificate == null && key == null) {
            if (authorities != null || webSocketPort != null) {
                tls.problem(
                        "certificate", "", "must name the PEM file of the server's certificate; TLS is off without it");
            }
            return null;
        }
        if (certificate == null || key == null) {
            tls.problem(
                    certificate == null ? "certificate" : "key",
                    "",
                    "must name a PEM file too: certificate and private key belong together");
            return null;
        }
        return new MqttConfig.Tls(host, port, webSocketPort, certificate, key, authorities);
    }

    /** A file that must be there, by a path that may be relative to the data directory. */
    private @Nullable Path file(Section section, String key, @Nullable String variable) {
        String named = section.text(key, variable);
        if (named == null) {
            return null;
        }
        Path file = dataDir.resolve(named);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            section.problem(key, named, "is not a file the gateway can read");
        }
        return file;
    }

    private List<MqttConfig.Link> links(Section mqtt) {
        List<MqttConfig.Link> links = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : mqtt.list("links")) {
            MqttConfig.Link link = link(section);
            if (!ids.add(link.id())) {
                section.problem("id", link.id(), "stands twice; every link needs its own");
            }
            links.add(link);
        }
        return links;
    }

    private MqttConfig.Link link(Section section) {
        String id = section.required("id", "must be a short word such as mosquitto");
        if (!id.isEmpty() && !DeviceId.isValid(id)) {
            section.problem("id", id, "must be 1-64 characters of A-Z a-z 0-9 - _ .");
        }
        String url = section.required("url", "must be the broker's address such as tcp://127.0.0.1:1883");
        if (!url.isEmpty() && !isBroker(url)) {
            section.problem("url", "", "must be tcp://host:port or ssl://host:port");
        }
        return new MqttConfig.Link(
                id,
                url,
                section.text("user", null, ""),
                section.text("password", null, ""),
                file(section, "authorities", null),
                section.text("group", null, "anju"),
                section.duration("sessionExpiry", Duration.ofDays(1)),
                Set.copyOf(section.texts("areas")),
                Set.copyOf(section.texts("compounds")));
    }

    private static boolean isBroker(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("tcp".equals(uri.getScheme()) || "ssl".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
