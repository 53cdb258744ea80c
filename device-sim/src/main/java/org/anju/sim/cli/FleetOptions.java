package org.anju.sim.cli;

import java.nio.file.Path;
import java.util.Map;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.FleetChoice;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Profiles;
import org.anju.sim.mqtt.Dialect;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which devices to play: an estate file, or the generated district; all of it or one renovation batch. */
final class FleetOptions {
    @Option(
            names = "--estate",
            paramLabel = "FILE",
            description = "Estate file with device passwords (default: the district generated from the seed).")
    private @Nullable Path file;

    @Option(
            names = "--fleet",
            paramLabel = "2021|2022|2023|all",
            description = "Only the compounds renovated in that year (default: all).",
            converter = FleetChoiceConverter.class)
    private FleetChoice fleet = FleetChoice.ALL;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed = District.DEFAULT_SEED;

    @Mixin
    private final KindOptions kinds = new KindOptions();

    @Option(
            names = "--dialect",
            paramLabel = "native|thingsboard",
            description = "Whose topics to speak (default: ${DEFAULT-VALUE}).",
            converter = DialectConverter.class)
    private Dialect dialect = Dialect.NATIVE;

    Dialect dialect() {
        return dialect;
    }

    long seed() {
        return seed;
    }

    Profiles profiles() {
        return kinds.profiles();
    }

    /** The chosen estate; never empty. */
    Estate estate() {
        Profiles profiles = profiles();
        Map<Kind, Integer> further = kinds.further(profiles);
        Estate whole = file == null
                ? new EstateGenerator(District.yanshi(District.DIVISION), seed, further).generate()
                : EstateFile.read(file, profiles);
        Estate chosen = whole.only(fleet);
        if (chosen.placements().isEmpty()) {
            throw new BadInputException("estate file " + file + " has no device in a compound of batch " + fleet
                    + "; choose another --fleet");
        }
        return chosen;
    }
}
