package org.anju.gateway.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.config.Config;
import org.anju.gateway.journal.Claim;

/** Whether the ports are free, unless the gateway itself has them. */
final class Ports {
    private final Config config;

    Ports(Config config) {
        this.config = config;
    }

    List<Finding> look() {
        boolean running = isRunning();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                port("HTTP port", config.http().host(), config.http().port(), "http.port, ANJU_HTTP_PORT", running));
        findings.add(
                port("MQTT port", config.mqtt().host(), config.mqtt().port(), "mqtt.port, ANJU_MQTT_PORT", running));
        return findings;
    }

    private boolean isRunning() {
        try {
            return Claim.isTaken(config.dataDir().resolve("journal.db"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Finding port(String subject, String host, int port, String key, boolean running) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return running && port != 0
                    ? Finding.warning(
                            subject,
                            "a gateway runs on this data directory but not on " + host + ":" + port,
                            "check that it was started with this configuration")
                    : Finding.ok(subject, host + ":" + port + " is free");
        } catch (IOException e) {
            return running
                    ? Finding.ok(subject, host + ":" + port + " is in use, and a gateway runs on this data directory")
                    : Finding.fault(
                            subject,
                            host + ":" + port + " cannot be opened: " + e.getMessage(),
                            "stop the program that has it (ss -ltnp) or choose another (" + key + ")");
        }
    }
}
