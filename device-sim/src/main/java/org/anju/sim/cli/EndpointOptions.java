package org.anju.sim.cli;

import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.anju.sim.BadInputException;
import org.anju.sim.mqtt.Endpoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the gateway listens. */
final class EndpointOptions {
    private static final int KEEP_ALIVE_S = 60;

    @Option(names = "--host", description = "Gateway or broker host (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Its MQTT port (default: 1883, with --tls 8883).")
    private int port;

    @Option(
            names = "--mqtt",
            paramLabel = "3.1.1|5",
            description = "MQTT version to speak (default: ${DEFAULT-VALUE}).")
    private String version = "5";

    @Option(names = "--tls", description = "Speak MQTT over TLS; the certificate is checked.")
    private boolean tls;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates to trust, PEM; implies --tls (default: those of the Java platform).")
    private @Nullable Path trusted;

    @Option(names = "--insecure", description = "With --tls, trust any certificate; only on a test bench.")
    private boolean insecure;

    Endpoint endpoint() {
        boolean encrypted = tls || trusted != null;
        if (insecure && !encrypted) {
            throw new BadInputException("--insecure makes sense with --tls only; add --tls");
        }
        int chosen = port == 0 ? (encrypted ? 8883 : 1883) : port;
        if (chosen < 1 || chosen > 65_535) {
            throw new BadInputException("--port " + port + " is no TCP port; give 1 to 65535");
        }
        return new Endpoint(host, chosen, mqttVersion(), encrypted ? trust() : null, KEEP_ALIVE_S);
    }

    private SslContext trust() {
        SslContextBuilder builder = SslContextBuilder.forClient();
        try {
            if (insecure) {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
            } else if (trusted != null) {
                builder.trustManager(trusted.toFile());
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new BadInputException(
                    "--ca " + trusted + " cannot be used (" + e.getMessage()
                            + "); give a readable file of PEM certificates",
                    e);
        }
    }

    private MqttVersion mqttVersion() {
        return switch (version) {
            case "5", "5.0" -> MqttVersion.MQTT_5;
            case "3.1.1" -> MqttVersion.MQTT_3_1_1;
            default -> throw new BadInputException("--mqtt " + version + " is not spoken here; give 3.1.1 or 5");
        };
    }
}
