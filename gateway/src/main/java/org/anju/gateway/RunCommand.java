package org.anju.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.anju.gateway.alert.RuleProblem;
import org.anju.gateway.alert.RulesException;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.InvalidConfigException;
import org.anju.gateway.estate.ImportReport;
import org.anju.gateway.estate.InvalidProfileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the gateway until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs the gateway until SIGTERM or Ctrl-C")
final class RunCommand implements Callable<Integer> {
    private static final int SHOWN_REFUSALS = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            description = "port of web app and REST (ANJU_HTTP_PORT, default: 8080)")
    private @Nullable Integer httpPort;

    @Option(
            names = "--mqtt-port",
            paramLabel = "N",
            description = "port devices connect to (ANJU_MQTT_PORT, default: 1883)")
    private @Nullable Integer mqttPort;

    @Option(
            names = "--estate",
            paramLabel = "FILE",
            description = "register to import at start, JSON or CSV; idempotent")
    private @Nullable Path estate;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Gateway gateway;
        try {
            Config config = options.load(flags());
            gateway = Gateway.start(config, Clock.systemUTC(), System.getenv("ANJU_ADMIN_PASSWORD"));
        } catch (InvalidConfigException e) {
            return wrong(err, e.problems());
        } catch (InvalidProfileException e) {
            return wrong(err, e.problems());
        } catch (RulesException e) {
            return wrong(err, e.problems().stream().map(RuleProblem::toString).toList());
        } catch (IOException | RuntimeException e) {
            err.println("error: " + e.getMessage());
            return Main.FAILED;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            gateway.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        if (estate != null && !importEstate(gateway, estate, err)) {
            return Main.FAILED;
        }
        gateway.firstPassword().ifPresent(password -> out.println("admin password: " + password));
        out.println("ready " + gateway.summary());
        out.flush();
        stopped.await();
        return 0;
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        if (httpPort != null) {
            flags.put("ANJU_HTTP_PORT", httpPort.toString());
        }
        if (mqttPort != null) {
            flags.put("ANJU_MQTT_PORT", mqttPort.toString());
        }
        return flags;
    }

    private static boolean importEstate(Gateway gateway, Path file, PrintWriter err) {
        try {
            String type = file.toString().endsWith(".csv") ? "text/csv" : "application/json";
            ImportReport report = gateway.estate().run(type, Files.readAllBytes(file), false, false);
            if (!report.applied()) {
                err.println("error: " + file + " was not imported; "
                        + report.refused().size() + " rows are refused:");
                report.refused().stream()
                        .limit(SHOWN_REFUSALS)
                        .forEach(refusal -> err.println("  " + refusal.where() + ": " + refusal.reason()));
            }
            return report.applied();
        } catch (IOException e) {
            err.println("error: the estate file " + file + " cannot be read: " + e.getMessage());
            return false;
        }
    }

    private static int wrong(PrintWriter err, List<String> problems) {
        problems.forEach(problem -> err.println("error: " + problem));
        return Main.WRONG;
    }
}
