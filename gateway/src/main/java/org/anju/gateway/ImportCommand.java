package org.anju.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.anju.gateway.estate.EstateRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
    private static final int HTTP_OK = 200;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON, CSV or Excel by its ending: .json, .csv or .xlsx")
    private Path file;

    @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "the gateway (${DEFAULT-VALUE})")
    private URI url;

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
        @Nullable String token = System.getenv("ANJU_TOKEN");
        if (token == null) {
            err.println("error: ANJU_TOKEN is not set; make a token with: anju user token admin --for import");
            return Main.WRONG;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            url.resolve("/api/v1/estate/import?dryRun=" + dryRun + "&partial=" + partial))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", mediaType())
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            spec.commandLine().getOut().println(response.body());
            return response.statusCode() == HTTP_OK ? 0 : Main.FAILED;
        } catch (IOException e) {
            err.println("error: " + file + " could not be sent to " + url + ": " + e
                    + "; check that the gateway runs there");
            return Main.FAILED;
        }
    }
}
