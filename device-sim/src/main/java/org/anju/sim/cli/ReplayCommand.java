package org.anju.sim.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.fleet.FileLimit;
import org.anju.sim.fleet.ReplayClient;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.Dialect;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Login;
import org.anju.sim.mqtt.Transport;
import org.anju.sim.recording.Player;
import org.anju.sim.recording.Recording;
import org.anju.sim.recording.Understudies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a recording. */
@Command(
        name = "replay",
        description = {
            "Plays what record wrote: every device as its own MQTT client, its messages in their order with QoS 1, after the same"
                    + " time or a fraction of it.",
            "With --estate a device signs in with its password there; one the estate does not have is played by the next one of its"
                    + " kind that has no part yet. Without it everybody signs in with ANJU_MQTT_USER and ANJU_MQTT_PASSWORD, where"
                    + " set.",
            "Exit code 0 when every message was played and acknowledged."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private final Terminal terminal = new Terminal();

    @Mixin
    private final EndpointOptions endpointOptions = new EndpointOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How many times faster than it was recorded (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--keep-times",
            description =
                    "Leave the times in payloads as recorded, instead of moving them to now; a gateway takes old ones as late.")
    private boolean keepTimes;

    @Option(
            names = "--estate",
            paramLabel = "FILE",
            description = "Estate file with passwords of the target's devices.")
    private @Nullable Path estate;

    @Option(
            names = "--dialect",
            paramLabel = "native|thingsboard",
            description = "How to sign in with --estate (default: ${DEFAULT-VALUE}).",
            converter = DialectConverter.class)
    private Dialect dialect = Dialect.NATIVE;

    @Override
    public Integer call() {
        if (!(speed > 0 && speed <= 1_000)) {
            throw new BadInputException("--speed " + speed + " makes no sense; give a number above 0, at most 1000");
        }
        Endpoint endpoint = endpointOptions.endpoint();
        Recording recording = Recording.of(file);
        Map<String, Login> logins = logins(recording);
        FileLimit.check(logins.size());
        StopSignal stop = StopSignal.ofProcess();
        try (Transport transport = new Transport()) {
            if (recording.isCutShort()) {
                terminal.line(file + ": the last line is incomplete, as after a recorder was killed; it is left out");
            }
            terminal.line("playing %d messages of %d devices against %s, %.1f s at %s times the speed; Ctrl-C ends"
                    .formatted(
                            recording.messages(),
                            logins.size(),
                            endpoint,
                            recording.lastMs() / 1_000.0 / speed,
                            speed));
            Complaints complaints = new Complaints(endpoint, Clock.systemUTC());
            Player player = new Player(
                    recording,
                    endpoint,
                    speed,
                    keepTimes,
                    (device, tally) -> {
                        Login login = logins.getOrDefault(device, BrokerLogin.ofEnvironment(device));
                        return new ReplayClient(login.clientId(), login, endpoint, transport, tally, complaints);
                    },
                    Clock.systemUTC(),
                    waitMs -> stop.await(Duration.ofMillis(waitMs)),
                    terminal::line);
            return report(player.play(), endpoint);
        } finally {
            stop.finished();
        }
    }

    private Map<String, Login> logins(Recording recording) {
        Map<String, Login> logins = new LinkedHashMap<>();
        if (estate == null) {
            recording.kinds().keySet().forEach(device -> logins.put(device, BrokerLogin.ofEnvironment(device)));
        } else {
            Understudies.of(recording, EstateFile.read(estate))
                    .forEach((device, player) -> logins.put(
                            device,
                            dialect.login(
                                    player.id(),
                                    player.auth() == null || player.auth().password() == null
                                            ? ""
                                            : player.auth().password(),
                                    true)));
        }
        return logins;
    }

    private int report(Player.Result result, Endpoint endpoint) {
        terminal.line(
                "total: played %d of %d, acknowledged %d, refused %d, unaccounted for %d, connections lost %d, latest %d ms behind"
                        .formatted(
                                result.played(),
                                result.messages(),
                                result.acknowledged(),
                                result.refused(),
                                result.unaccounted(),
                                result.lost(),
                                result.mostLateMs()));
        if (result.gone()) {
            terminal.line("GONE: " + endpoint + " has not been there for half a minute; start it again and play again");
        } else if (result.stopped()) {
            terminal.line("stopped before the end");
        }
        return result.acknowledged() == result.messages() ? 0 : 1;
    }
}
