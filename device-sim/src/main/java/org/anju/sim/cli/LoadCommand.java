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
import org.anju.sim.load.LoadReport;
import org.anju.sim.load.LoadRun;
import org.anju.sim.load.LoadTable;
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
                    + " unacknowledged messages are sent again.",
            "Exit code 1 when a message sent with QoS 1 was neither acknowledged nor refused, or one due was not sent."
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

    @Option(
            names = "--ramp",
            paramLabel = "SECONDS",
            description = "Seconds during which the rate grows evenly (default: ${DEFAULT-VALUE}).")
    private int rampS;

    @Option(
            names = "--storm-at",
            paramLabel = "SECOND",
            description = "Cut every connection at once at that second and see how long all take to come back.")
    private int stormAtS;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON, for compare.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the result as a page with plots.")
    private @Nullable Path html;

    @Override
    public Integer call() {
        LoadPlan plan = new LoadPlan(connections, rate, durationS, window, qos, rampS, stormAtS);
        if (json != null) {
            OutputFile.check(json, "--json");
        }
        if (html != null) {
            OutputFile.check(html, "--html");
        }
        Endpoint endpoint = endpointOptions.endpoint();
        List<Device> devices = fleetOptions.estate().placements().stream()
                .map(Placement::device)
                .filter(device -> device.kind().isBuiltIn())
                .toList();
        FileLimit.check(connections);
        StopSignal stop = StopSignal.ofProcess();
        try (Ledger ledger = ledgerFile == null ? Ledger.none() : Ledger.appendTo(ledgerFile);
                Transport transport = new Transport()) {
            LoadRun run = new LoadRun(
                    plan,
                    devices,
                    fleetOptions.dialect(),
                    endpoint,
                    transport,
                    ledger,
                    Clock.systemUTC(),
                    waitMs -> stop.await(Duration.ofMillis(waitMs)));
            if (!run.connect()) {
                terminal.line("interrupted while %d of %d connections to %s were up; nothing was sent"
                        .formatted(run.connected(), connections, endpoint));
                return 1;
            }
            terminal.line("%d connections to %s, %d msg/s for %d s, QoS %d"
                    .formatted(connections, endpoint, rate, durationS, qos));
            long begunMs = Clock.systemUTC().millis();
            return report(LoadReport.of(endpoint.toString(), begunMs, plan, transport.loopCount(), run.load()));
        } finally {
            stop.finished();
        }
    }

    private int report(LoadReport report) {
        LoadTable.lines(report).forEach(terminal::line);
        if (json != null) {
            OutputFile.write(json, report.json(), "--json");
        }
        if (html != null) {
            OutputFile.write(html, LoadTable.html(report), "--html");
        }
        return report.unacknowledged() == 0 && report.sent() == report.due() ? 0 : 1;
    }
}
