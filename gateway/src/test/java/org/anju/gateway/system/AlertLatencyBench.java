package org.anju.gateway.system;

import io.vertx.core.Vertx;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.anju.gateway.system.SickReceiver.Illness;

/**
 * How long an alert takes to a webhook while telemetry streams in: prints p50, p99 and the longest, from raised to received. Not a test:
 * {@code java -cp <test class path> org.anju.gateway.system.AlertLatencyBench <class path of the simulator> [messages a second] [gates]}.
 */
final class AlertLatencyBench {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final int LAMPS = 500;
    private static final long PACE_MS = 100;
    private static final long WARM_UP_S = 10;

    private AlertLatencyBench() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        String simulator = args[0];
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int gates = args.length > 2 ? Integer.parseInt(args[2]) : 250;
        PrintStream out = System.out;
        Path folder = Files.createTempDirectory("anju-latency");
        Vertx vertx = Vertx.vertx();
        SickReceiver bureau = new SickReceiver(vertx, SECRET);
        bureau.fall(Illness.NONE);
        Path everything = SmallEstate.write(folder.resolve("estate.json"), LAMPS, gates);
        Path lamps = SmallEstate.write(folder.resolve("lamps.json"), LAMPS, 0);
        Path config = Files.writeString(
                folder.resolve("anju.yaml"), SmallEstate.NO_RATE_LIMIT + """
                delivery:
                  recipients:
                    - { id: bureau, url: "%s", secrets: [%s] }
                  routes:
                    - { id: security, to: [bureau], categories: [security] }
                """.formatted(bureau.url(), SECRET));
        try (GatewayProcess gateway = GatewayProcess.start(
                folder.resolve("data"),
                Map.of("ANJU_LOG_LEVEL", "ERROR"),
                "--config",
                config.toString(),
                "--estate",
                everything.toString())) {
            long seconds = WARM_UP_S + gates * PACE_MS / 1_000 + 5;
            Process load = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            simulator,
                            "org.anju.sim.Main",
                            "load",
                            "--estate",
                            lamps.toString(),
                            "--port",
                            Integer.toString(gateway.mqttPort()),
                            "--connections",
                            Integer.toString(LAMPS),
                            "--rate",
                            Integer.toString(rate),
                            "--duration",
                            Long.toString(seconds))
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "load.log"))
                    .start();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(WARM_UP_S));
            GateCrowd crowd = new GateCrowd(vertx, gateway.mqttPort());
            crowd.report(SmallEstate.ids("gate", gates), PACE_MS);
            int expected = gates * GateCrowd.EVENTS.size();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds + 60);
            while (bureau.accepted().size() < expected && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            load.waitFor(30, TimeUnit.SECONDS);
            load.destroy();
            List<Long> sorted = bureau.latenciesMs();
            out.printf(
                    "%d of %d alerts reached the webhook beside %d messages/s; raised -> received: p50 %d ms, p99 %d ms, longest %d ms%n",
                    sorted.size(),
                    expected,
                    rate,
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 99 / 100),
                    sorted.get(sorted.size() - 1));
            out.println(Files.readString(folder.resolve("load.log")).strip());
        } finally {
            bureau.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }
}
