package org.anju.sim.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.sim.BadInputException;
import org.anju.sim.control.ControlServer;
import org.anju.sim.control.LiveView;
import org.anju.sim.control.RunState;
import org.anju.sim.estate.Placement;
import org.anju.sim.fleet.FileLimit;
import org.anju.sim.fleet.Fleet;
import org.anju.sim.fleet.FleetSettings;
import org.anju.sim.fleet.SimulatedTime;
import org.anju.sim.fleet.Tally;
import org.anju.sim.incident.IncidentDirector;
import org.anju.sim.incident.Stage;
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

    @Option(
            names = "--control-port",
            paramLabel = "N",
            description = {
                "Serve a page and an HTTP interface to stage incidents, on loopback, 0 for any free port (default: none).",
                "The token is ANJU_SIM_TOKEN, or made up and printed."
            })
    private @Nullable Integer controlPort;

    @Option(
            names = "--live",
            description = "Redraw a screenful of state every second instead of printing status lines.")
    private boolean live;

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
            long seed = fleetOptions.seed();
            FleetSettings settings = new FleetSettings(seed, time).speaking(fleetOptions.dialect());
            Fleet fleet = new Fleet(placements, settings, endpoint, transport);
            Stage stage = new Stage(fleet, scheduler, Clock.systemUTC(), seed, speed);
            RunState state = new RunState(endpoint.toString(), seed, speed, fleet, stage, Clock.systemUTC());
            ControlServer control = controlPort == null ? null : control(state, controlPort);
            try {
                terminal.line("playing %d devices against %s; Ctrl-C stops".formatted(fleet.size(), endpoint));
                return play(fleet, stage, state, scheduler, stop);
            } finally {
                if (control != null) {
                    control.close();
                }
            }
        } finally {
            scheduler.shutdownNow();
            stop.finished();
        }
    }

    private ControlServer control(RunState state, int port) {
        String given = System.getenv("ANJU_SIM_TOKEN");
        String token = given == null || given.isBlank() ? madeUp() : given;
        ControlServer control = ControlServer.open(state, token, port);
        String fragment = token.equals(given) ? "" : "#token=" + token;
        terminal.line("control: http://127.0.0.1:" + control.port() + "/" + fragment);
        return control;
    }

    private static String madeUp() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private int play(Fleet fleet, Stage stage, RunState state, ScheduledExecutorService scheduler, StopSignal stop) {
        fleet.start();
        if (incidentEveryS > 0) {
            new IncidentDirector(fleet, stage, scheduler, incidentEveryS * 1_000L).start();
        }
        StatusLine status = new StatusLine(fleet, stage, Clock.system(ZoneId.systemDefault()));
        if (live) {
            LiveView view = new LiveView(state, ZoneId.systemDefault());
            var unused = scheduler.scheduleAtFixedRate(() -> terminal.print(view.screen()), 1, 1, TimeUnit.SECONDS);
        } else {
            var unused = scheduler.scheduleAtFixedRate(
                    () -> terminal.line(status.next()), statusEveryS, statusEveryS, TimeUnit.SECONDS);
        }
        stop.await(durationS == null ? null : Duration.ofSeconds(durationS));
        scheduler.shutdownNow();
        Tally.Counts atEnd = fleet.counts();
        fleet.stop();
        terminal.line(status.total());
        boolean clean = atEnd.connected() > 0
                && atEnd.loginsRefused() == 0
                && fleet.counts().refused() == 0;
        return clean ? 0 : 1;
    }

    private void check() {
        if (!(speed > 0 && speed <= 1_000)) {
            throw new BadInputException("--speed " + speed + " makes no sense; give a number above 0, at most 1000");
        }
        if (incidentEveryS < 0 || statusEveryS < 1 || (durationS != null && durationS < 1)) {
            throw new BadInputException(
                    "--duration and --status-every must be at least 1 second, --incident-every 0 or more");
        }
        if (controlPort != null && (controlPort < 0 || controlPort > 65_535)) {
            throw new BadInputException("--control-port " + controlPort + " is no TCP port; give 0 to 65535");
        }
    }
}
