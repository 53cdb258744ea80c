package org.anju.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Auth;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.fleet.Payloads;
import org.anju.sim.mqtt.Endpoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes one message by hand, as one device, with a second MQTT client than the fleet's. */
@Command(
        name = "publish",
        description = "Publishes one telemetry message or event as one device over MQTT 5 and prints the reason code.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private final Terminal terminal = new Terminal();

    @Option(names = "--host", description = "Gateway or broker host (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Its MQTT port (default: ${DEFAULT-VALUE}).")
    private int port = 1883;

    @Option(names = "--id", required = true, paramLabel = "DEVICE", description = "Device id.")
    private String id = "";

    @ArgGroup(multiplicity = "1")
    private Credential credential = new Credential();

    @ArgGroup(multiplicity = "1")
    private Message message = new Message();

    @Option(names = "--data", paramLabel = "JSON", description = "Data of the event, a JSON object.")
    private @Nullable String data;

    @Option(names = "--topic", description = "Publish there instead of the device's own topic, to see it refused.")
    private @Nullable String topic;

    /** Where the password comes from. */
    static final class Credential {
        @Option(
                names = "--password",
                interactive = true,
                arity = "0..1",
                description = "Password; asked for when empty.")
        private @Nullable String password;

        @Option(names = "--estate", paramLabel = "FILE", description = "Estate file that holds the password.")
        private @Nullable Path estate;
    }

    /** What to publish. */
    static final class Message {
        @Option(
                names = "--telemetry",
                paramLabel = "JSON",
                description = "Values, or a whole message with ts and values.")
        private @Nullable String telemetry;

        @Option(names = "--event", paramLabel = "NAME", description = "Event of the device's profile.")
        private @Nullable String event;
    }

    @Override
    public Integer call() {
        byte[] payload = payload();
        String target = topic != null ? topic : "anju/" + id + (message.event == null ? "/telemetry" : "/event");
        SingleDevice device = new SingleDevice(new Endpoint(host, port, MqttVersion.MQTT_5), id);
        SingleDevice.Answer answer = device.publish(password(), target, payload);
        terminal.line(answer.text());
        return answer.accepted() ? 0 : 1;
    }

    private byte[] payload() {
        if (message.event != null) {
            return Payloads.event(
                    Clock.systemUTC().millis(), message.event, data == null ? Map.of() : object(data, "--data"));
        }
        String telemetry = String.valueOf(message.telemetry);
        object(telemetry, "--telemetry");
        return telemetry.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> object(String json, String option) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    option + " is no JSON object: " + e.getOriginalMessage() + "; quote it for the shell, for example"
                            + " '{\"temperature_c\":41.5}'",
                    e);
        }
    }

    private String password() {
        if (credential.estate == null) {
            return credential.password == null ? "" : credential.password;
        }
        return EstateFile.read(credential.estate).placements().stream()
                .filter(placement -> placement.device().id().equals(id))
                .map(placement -> placement.device().auth())
                .map(PublishCommand::secret)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "estate file " + credential.estate + " has no device " + id + "; check --id"));
    }

    private static String secret(@Nullable Auth auth) {
        return auth == null || auth.password() == null ? "" : auth.password();
    }
}
