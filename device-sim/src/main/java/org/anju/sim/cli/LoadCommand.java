package org.anju.sim.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Placement;
import org.anju.sim.fleet.FileLimit;
import org.anju.sim.load.Ledger;
import org.anju.sim.load.LoadPlan;
import org.anju.sim.load.LoadResult;
import org.anju.sim.load.LoadRun;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Transport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes telemetry at a fixed rate and says how the gateway kept up. */
@Command(
        name = "load",
        description = {
            "Publishes telemetry at a fixed rate, open loop: latency is counted from the moment a message was due.",
            "Every message has a timestamp of its own, strictly increasing per device. After a lost connection,"
                    + " unacknowledged messages are sent again."
        },
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    @Mixin
    private final Terminal terminal = new Terminal();

    @Mixin
    private final FleetOptions fleetOptions = new FleetOptions();

    @Mixin
    private final EndpointOptions endpointOptions = new EndpointOptions();

    @Option(names = "--connections", paramLabel = "N", description = "Clients (default: ${DEFAULT-VALUE}).")
    private int connections = 100;

    @Option(names = "--rate", paramLabel = "R", description = "Messages a second over all (default: ${DEFAULT-VALUE}).")
    private int rate = 1_000;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "How long (default: ${DEFAULT-VALUE}).")
    private int durationS = 30;

    @Option(
            names = "--window",
            paramLabel = "W",
            description = "Unacknowledged messages per connection (default: ${DEFAULT-VALUE}).")
    private int window = 20;

    @Option(names = "--qos", paramLabel = "0|1", description = "Quality of service (default: ${DEFAULT-VALUE}).")
    private int qos = 1;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Append a line deviceId,ts,seq for every acknowledged message.")
    private @Nullable Path ledgerFile;

    @Override
    public Integer call() {
        LoadPlan plan = new LoadPlan(connections, rate, durationS, window, qos);
        Endpoint endpoint = endpointOptions.endpoint();
        List<Device> devices = fleetOptions.estate().placements().stream()
                .map(Placement::device)
                .toList();
        FileLimit.check(connections);
        StopSignal stop = StopSignal.ofProcess();
        try (Ledger ledger = ledgerFile == null ? Ledger.none() : Ledger.appendTo(ledgerFile);
                Transport transport = new Transport()) {
            LoadRun run = new LoadRun(
                    plan,
                    devices,
                    endpoint,
                    transport,
                    ledger,
                    Clock.systemUTC(),
                    waitMs -> stop.await(Duration.ofMillis(waitMs)));
            if (!run.connect()) {
                terminal.line("only %d of %d connections to %s came up; nothing was sent"
                        .formatted(run.connected(), connections, endpoint));
                return 1;
            }
            terminal.line("%d connections to %s, %d msg/s for %d s, QoS %d"
                    .formatted(connections, endpoint, rate, durationS, qos));
            print(run.load());
            return 0;
        } finally {
            stop.finished();
        }
    }

    private void print(LoadResult result) {
        terminal.line(
                "due %d, sent %d, acknowledged %d, unacknowledged %d, refused %d, sent again %d, connections lost %d"
                        .formatted(
                                result.due(),
                                result.sent(),
                                result.acknowledged(),
                                qos == 0 ? 0 : result.unacknowledged(),
                                result.refused(),
                                result.sentAgain(),
                                result.lost()));
        terminal.line("acknowledged from due time: p50 %.2f ms, p99 %.2f ms, max %.2f ms; %.0f msg/s"
                .formatted(
                        result.latencyUs().getValueAtPercentile(50) / 1e3,
                        result.latencyUs().getValueAtPercentile(99) / 1e3,
                        result.latencyUs().getMaxValue() / 1e3,
                        result.sent() / result.seconds()));
        terminal.line("this process: %.1f µs of CPU per message, late by p99 %.2f ms"
                .formatted(result.cpuMicros(), result.latenessUs().getValueAtPercentile(99) / 1e3));
    }
}
