package org.anju.sim.cli;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Login;
import org.anju.sim.mqtt.Proxy;
import org.anju.sim.mqtt.Transport;
import org.anju.sim.recording.BrokerWatch;
import org.anju.sim.recording.ProxyEar;
import org.anju.sim.recording.Recorder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what devices publish. */
@Command(
        name = "record",
        description = {
            "Records what devices publish, scrubbed, for replay: with --listen as a proxy that devices connect to instead of their"
                    + " gateway (any MQTT target; every byte passes unchanged), without it by subscribing on a broker to"
                    + " anju/+/telemetry, event and status.",
            "Plates, faces, card, telephone and identity numbers, names, user names, passwords and pictures are taken out; payloads"
                    + " that are no JSON are not kept, only their length. Signing in is never recorded.",
            "On a broker it signs in with ANJU_MQTT_USER and ANJU_MQTT_PASSWORD, where set.",
            "Exit code 1 when something heard is not in the file."
        },
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    private static final long POLL_MS = 50;
    private static final long ANSWER_WITHIN_MS = 8_000;
    private static final int REACH_WITHIN_MS = 5_000;
    private static final long TELL_EVERY_MS = 10_000;
    private static final int MOST_MB = 10_000;

    @Mixin
    private final Terminal terminal = new Terminal();

    @Mixin
    private final EndpointOptions endpointOptions = new EndpointOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording; must not exist yet.")
    private Path file = Path.of("");

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description =
                    "Be a proxy on that address (plain TCP; loopback unless a host is given), 0 for any free port.")
    private @Nullable String listen;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "End after that long (default: on Ctrl-C).")
    private @Nullable Integer durationS;

    @Option(
            names = "--max-mb",
            paramLabel = "N",
            description = "End when the file has grown to that many megabytes (default: ${DEFAULT-VALUE}).")
    private int maxMb = 256;

    @Option(
            names = "--pseudonyms",
            description = "Call devices by pseudonyms, the same for a device throughout the file.")
    private boolean pseudonyms;

    @Option(
            names = "--estate",
            paramLabel = "FILE",
            description =
                    "Estate of those recorded: their kinds are noted, so that replay can find others of that kind.")
    private @Nullable Path estate;

    @Override
    public Integer call() {
        if (durationS != null && durationS < 1) {
            throw new BadInputException("--duration must be at least 1 second");
        }
        if (maxMb < 1 || maxMb > MOST_MB) {
            throw new BadInputException("--max-mb " + maxMb + ": give 1 to " + MOST_MB);
        }
        InetSocketAddress at = listen == null ? null : address(listen);
        Endpoint endpoint = endpointOptions.endpoint();
        Map<String, String> kinds = kinds();
        reach(endpoint);
        StopSignal stop = StopSignal.ofProcess();
        try (Recorder recorder = Recorder.create(file, Clock.systemUTC(), maxMb * 1_000_000L, pseudonyms, kinds)) {
            try (Transport transport = new Transport()) {
                return at == null
                        ? subscribe(endpoint, transport, recorder, stop)
                        : proxy(at, endpoint, transport, recorder, stop);
            } catch (BadInputException e) {
                if (recorder.messages() == 0) {
                    recorder.discard();
                }
                throw e;
            }
        } finally {
            stop.finished();
        }
    }

    private Map<String, String> kinds() {
        return estate == null
                ? Map.of()
                : EstateFile.read(estate).placements().stream()
                        .map(placement -> placement.device())
                        .collect(Collectors.toMap(
                                device -> device.id(), device -> device.kind().word()));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port >= 0 && port <= 65_535 && !host.isEmpty()) {
                InetSocketAddress at = new InetSocketAddress(host, port);
                if (!at.isUnresolved()) {
                    return at;
                }
            }
        } catch (NumberFormatException e) {
            // Falls through to the one complaint about it.
        }
        throw new BadInputException("--listen " + text + " is no address of this machine; give a port, or host:port");
    }

    private static void reach(Endpoint endpoint) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), REACH_WITHIN_MS);
        } catch (java.io.IOException e) {
            throw new BadInputException(
                    "nobody listens at " + endpoint + " (" + e.getMessage()
                            + "); start the gateway or broker, or name another with --host and --port",
                    e);
        }
    }

    private int proxy(
            InetSocketAddress at, Endpoint endpoint, Transport transport, Recorder recorder, StopSignal stop) {
        Complaints complaints = new Complaints(endpoint, Clock.systemUTC());
        try (Proxy proxy = Proxy.open(transport, at, endpoint, () -> new ProxyEar(recorder), complaints)) {
            terminal.line("recording into %s: devices connect to %s:%d, which passes everything on to %s; Ctrl-C ends"
                    .formatted(file, at.getAddress().getHostAddress(), proxy.port(), endpoint));
            await(recorder, stop, () -> proxy.connections() + " devices connected, ");
        }
        return report(recorder, 0);
    }

    private int subscribe(Endpoint endpoint, Transport transport, Recorder recorder, StopSignal stop) {
        Login login = BrokerLogin.ofEnvironment(
                "anju-sim-record-" + ProcessHandle.current().pid());
        Complaints complaints = new Complaints(endpoint, Clock.systemUTC());
        try (BrokerWatch watch = new BrokerWatch(transport, endpoint, login, recorder, complaints)) {
            watch.open();
            for (long waited = 0; !watch.isAnswered() && waited < ANSWER_WITHIN_MS; waited += POLL_MS) {
                if (stop.await(Duration.ofMillis(POLL_MS))) {
                    return report(recorder, 0);
                }
            }
            if (!watch.isAnswered() || !watch.refusal().isEmpty()) {
                throw new BadInputException(endpoint + " does not let us listen ("
                        + (watch.isAnswered() ? watch.refusal() : "no answer within 8 s")
                        + "); give a user who may read anju/# in ANJU_MQTT_USER and ANJU_MQTT_PASSWORD, or record as a"
                        + " proxy with --listen");
            }
            terminal.line("recording what is published on %s into %s; Ctrl-C ends".formatted(endpoint, file));
            await(recorder, stop, () -> "");
            return report(recorder, watch.interruptions());
        }
    }

    private void await(Recorder recorder, StopSignal stop, java.util.function.Supplier<String> more) {
        long limitMs = durationS == null ? Long.MAX_VALUE : durationS * 1_000L;
        for (long waited = 0; waited < limitMs && !recorder.isFull(); waited += POLL_MS) {
            if (stop.await(Duration.ofMillis(Math.min(POLL_MS, limitMs - waited)))) {
                return;
            }
            if (waited > 0 && waited % TELL_EVERY_MS == 0) {
                terminal.line(more.get() + recorder.messages() + " messages, " + recorder.bytes() + " bytes");
            }
        }
    }

    private int report(Recorder recorder, int interruptions) {
        boolean full = recorder.isFull();
        recorder.close();
        terminal.line("total: %d messages in %d bytes, %d personal values taken out, %d messages left out"
                .formatted(recorder.messages(), recorder.bytes(), recorder.scrubbed(), recorder.leftOut()));
        if (!recorder.failure().isEmpty()) {
            terminal.line("INCOMPLETE: the file could not be written to its end: " + recorder.failure());
        } else if (full) {
            terminal.line("ended at --max-mb " + maxMb + "; what was heard after that is not in the file");
        }
        if (interruptions > 0) {
            terminal.line("INCOMPLETE: the connection was lost " + interruptions
                    + " times; what was published meanwhile is missing");
        }
        return recorder.leftOut() == 0 && recorder.failure().isEmpty() && interruptions == 0 ? 0 : 1;
    }
}
