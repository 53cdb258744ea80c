package org.anju.sim.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Placement;
import org.anju.sim.fleet.FileLimit;
import org.anju.sim.fleet.Fleet;
import org.anju.sim.fleet.SimulatedTime;
import org.anju.sim.fleet.Tally;
import org.anju.sim.incident.IncidentDirector;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Transport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays a fleet until told to stop. */
@Command(
        name = "run",
        description = "Connects every device of a fleet as its own MQTT client and lets it live, with incidents.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int CONNECTS_PER_SECOND = 500;

    @Mixin
    private final Terminal terminal = new Terminal();

    @Mixin
    private final FleetOptions fleetOptions = new FleetOptions();

    @Mixin
    private final EndpointOptions endpointOptions = new EndpointOptions();

    @Option(
            names = "--incident-every",
            paramLabel = "SECONDS",
            description = "Seconds from one scripted incident to the next, 0 for none (default: ${DEFAULT-VALUE}).")
    private int incidentEveryS = 60;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "How much faster than the wall clock devices live, and so publish (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "Stop after that long (default: on Ctrl-C).")
    private @Nullable Integer durationS;

    @Option(
            names = "--status-every",
            paramLabel = "SECONDS",
            description = "Seconds between status lines (default: ${DEFAULT-VALUE}).")
    private int statusEveryS = 10;

    @Override
    public Integer call() {
        check();
        Endpoint endpoint = endpointOptions.endpoint();
        List<Placement> placements = fleetOptions.estate().placements();
        FileLimit.check(placements.size());
        StopSignal stop = StopSignal.ofProcess();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try (Transport transport = new Transport()) {
            SimulatedTime time = new SimulatedTime(Clock.systemUTC(), speed);
            Fleet fleet = new Fleet(placements, fleetOptions.seed(), endpoint, transport, time, CONNECTS_PER_SECOND);
            IncidentDirector director = new IncidentDirector(
                    fleet, scheduler, fleetOptions.seed(), Math.max(1, incidentEveryS) * 1_000L, speed);
            StatusLine status = new StatusLine(fleet, director, Clock.system(ZoneId.systemDefault()));
            terminal.line("playing %d devices against %s; Ctrl-C stops".formatted(fleet.size(), endpoint));
            fleet.start();
            if (incidentEveryS > 0) {
                director.start();
            }
            var unused = scheduler.scheduleAtFixedRate(
                    () -> terminal.line(status.next()), statusEveryS, statusEveryS, TimeUnit.SECONDS);
            stop.await(durationS == null ? null : Duration.ofSeconds(durationS));
            scheduler.shutdownNow();
            Tally.Counts live = fleet.counts();
            fleet.stop();
            terminal.line(status.total());
            boolean clean = live.connected() > 0
                    && live.loginsRefused() == 0
                    && fleet.counts().refused() == 0;
            return clean ? 0 : 1;
        } finally {
            scheduler.shutdownNow();
            stop.finished();
        }
    }

    private void check() {
        if (!(speed > 0 && speed <= 1_000)) {
            throw new BadInputException("--speed " + speed + " makes no sense; give a number above 0, at most 1000");
        }
        if (incidentEveryS < 0 || statusEveryS < 1 || (durationS != null && durationS < 1)) {
            throw new BadInputException(
                    "--duration and --status-every must be at least 1 second, --incident-every 0 or more");
        }
    }
}
