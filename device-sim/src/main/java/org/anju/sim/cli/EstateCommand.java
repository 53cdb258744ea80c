package org.anju.sim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Compound;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.FleetChoice;
import org.anju.sim.estate.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the estate file a gateway imports. */
@Command(
        name = "estate",
        description = {
            "Writes the simulated district as the estate JSON a gateway imports.",
            "The same seed gives the same bytes. Device passwords are derived from the seed and are for simulation only:"
                    + " never import this file into a gateway that real devices or the open network can reach."
        },
        mixinStandardHelpOptions = true)
final class EstateCommand implements Callable<Integer> {
    private static final int MOST_COPIES = 10;

    @Mixin
    private final Terminal terminal = new Terminal();

    @Mixin
    private final KindOptions kinds = new KindOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the estate (default: ${DEFAULT-VALUE}).")
    private long seed = District.DEFAULT_SEED;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: standard output).")
    private @Nullable Path out;

    @Option(
            names = "--fleet",
            paramLabel = "2021|2022|2023|all",
            description = "Only the compounds renovated in that year (default: ${DEFAULT-VALUE}).",
            converter = FleetChoiceConverter.class)
    private FleetChoice fleet = FleetChoice.ALL;

    @Option(
            names = "--division",
            paramLabel = "CODE",
            description = "GB/T 2260 division code, six digits (default: ${DEFAULT-VALUE}).")
    private String division = District.DIVISION;

    @Option(
            names = "--copies",
            paramLabel = "N",
            description =
                    "That many districts side by side, for loads beyond the city's size (default: ${DEFAULT-VALUE}).")
    private int copies = 1;

    @Override
    public Integer call() {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new BadInputException("--copies " + copies + ": give 1 to " + MOST_COPIES);
        }
        if (!division.matches("[0-9]{6}")) {
            throw new BadInputException(
                    "--division " + division + " is no GB/T 2260 code; give six digits such as 410381");
        }
        Map<Kind, Integer> further = kinds.further(kinds.profiles());
        Estate estate = new EstateGenerator(District.yanshi(division).times(copies), seed, further)
                .generate()
                .only(fleet);
        byte[] json = EstateFile.write(estate);
        if (out == null) {
            terminal.print(new String(json, StandardCharsets.UTF_8));
            return 0;
        }
        write(out, json);
        terminal.line(summary(out, estate));
        return 0;
    }

    private String summary(Path file, Estate estate) {
        List<Compound> compounds = estate.areas().stream()
                .flatMap(area -> area.compounds().stream())
                .toList();
        return "%s: %d areas, %d compounds, %d households, %d devices (simulated, seed %d)"
                .formatted(
                        file,
                        estate.areas().size(),
                        compounds.size(),
                        compounds.stream().mapToInt(Compound::households).sum(),
                        estate.placements().size(),
                        seed);
    }

    private static void write(Path file, byte[] json) {
        try {
            Files.write(file, json);
        } catch (IOException e) {
            throw new BadInputException("cannot write " + file + " (" + e + "); give a writable --out", e);
        }
    }
}
