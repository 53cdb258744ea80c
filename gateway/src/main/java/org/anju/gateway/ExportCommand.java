package org.anju.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the register of a running gateway (设备台账) to a file that the import reads; credentials are never in it. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the register of areas, compounds and devices of a running gateway to a file",
        footer = "The token is taken from ANJU_TOKEN; make one with: anju user token admin --for export")
final class ExportCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON, CSV or Excel by its ending: .json, .csv or .xlsx")
    private Path file;

    @Mixin
    private RunningGateway gateway;

    @Option(names = "--compound", description = "one compound only")
    private @Nullable String compound;

    @Override
    public Integer call() throws InterruptedException {
        return run(System.getenv());
    }

    int run(Map<String, String> environment) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        String name = file.toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        if (!format.matches("json|csv|xlsx")) {
            err.println("error: " + file + " ends in none of .json, .csv, .xlsx; the ending says which form to write");
            return Main.WRONG;
        }
        String query = "?format=" + format
                + (compound == null ? "" : "&compound=" + URLEncoder.encode(compound, StandardCharsets.UTF_8));
        HttpResponse<byte[]> response;
        try {
            response = gateway.send(
                    gateway.ask(environment, "export", "/api/v1/estate/export" + query, LIMIT),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            return Main.WRONG;
        } catch (IOException e) {
            err.println("error: " + e.getMessage());
            return Main.FAILED;
        }
        if (response.statusCode() != RunningGateway.OK) {
            err.println("error: " + gateway.url() + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
            return Main.FAILED;
        }
        try {
            // An earlier export stays whole until this one is.
            Path draft = Path.of(name + ".new");
            Files.write(draft, response.body());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            err.println("error: " + file + " could not be written: " + e + "; check folder, rights and free space");
            return Main.FAILED;
        }
        spec.commandLine().getOut().println(response.body().length + " bytes written to " + file);
        return 0;
    }
}
