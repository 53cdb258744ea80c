package org.anju.sim.cli;

import io.netty.handler.codec.mqtt.MqttVersion;
import org.anju.sim.BadInputException;
import org.anju.sim.mqtt.Endpoint;
import picocli.CommandLine.Option;

/** Where the gateway listens. */
final class EndpointOptions {
    @Option(names = "--host", description = "Gateway or broker host (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Its MQTT port (default: ${DEFAULT-VALUE}).")
    private int port = 1883;

    @Option(
            names = "--mqtt",
            paramLabel = "3.1.1|5",
            description = "MQTT version to speak (default: ${DEFAULT-VALUE}).")
    private String version = "5";

    Endpoint endpoint() {
        if (port < 1 || port > 65_535) {
            throw new BadInputException("--port " + port + " is no TCP port; give 1 to 65535");
        }
        return new Endpoint(host, port, mqttVersion());
    }

    private MqttVersion mqttVersion() {
        return switch (version) {
            case "5", "5.0" -> MqttVersion.MQTT_5;
            case "3.1.1" -> MqttVersion.MQTT_3_1_1;
            default -> throw new BadInputException("--mqtt " + version + " is not spoken here; give 3.1.1 or 5");
        };
    }
}
