package org.anju.gateway;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.anju.gateway.estate.EstateRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a register to a running gateway and prints its report. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Imports a register of areas, compounds and devices into a running gateway",
        footer =
                "The token of an administrator is taken from ANJU_TOKEN; make one with: anju user token admin --for import")
final class ImportCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON, CSV or Excel by its ending: .json, .csv or .xlsx")
    private Path file;

    @Mixin
    private RunningGateway gateway;

    @Option(names = "--dry-run", description = "report only")
    private boolean dryRun;

    @Option(names = "--partial", description = "import the good rows although others are refused")
    private boolean partial;

    private String mediaType() {
        String name = file.toString();
        if (name.endsWith(".xlsx")) {
            return EstateRegistry.XLSX;
        }
        return name.endsWith(".csv") ? "text/csv" : "application/json";
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            HttpRequest.Builder request = gateway.ask(
                            System.getenv(),
                            "import",
                            "/api/v1/estate/import?dryRun=" + dryRun + "&partial=" + partial,
                            LIMIT)
                    .header("Content-Type", mediaType())
                    .POST(HttpRequest.BodyPublishers.ofFile(file));
            HttpResponse<String> response = gateway.send(request, HttpResponse.BodyHandlers.ofString());
            spec.commandLine().getOut().println(response.body());
            return response.statusCode() == RunningGateway.OK ? 0 : Main.FAILED;
        } catch (IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            return Main.WRONG;
        } catch (FileNotFoundException e) {
            err.println("error: " + file + " cannot be read: " + e.getMessage());
            return Main.WRONG;
        } catch (IOException e) {
            err.println("error: " + e.getMessage());
            return Main.FAILED;
        }
    }
}
