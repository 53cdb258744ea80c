package org.anju.sim.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Profiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Kinds beside the five of the published contract. */
final class KindOptions {
    private static final int MOST = 100;

    @Option(
            names = "--profiles",
            paramLabel = "FOLDER",
            description =
                    "Profile files (*.yaml) of kinds beside those that come with the gateway, as the gateway takes them.")
    private @Nullable Path folder;

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "KIND=N",
            description =
                    "How many devices of which further kinds every generated compound gets, such as hydrant=2,parking=10.")
    private Map<String, Integer> with = new LinkedHashMap<>();

    Profiles profiles() {
        return folder == null ? Profiles.builtIn() : Profiles.read(folder);
    }

    /** How many of each further kind. */
    Map<Kind, Integer> further(Profiles profiles) {
        Map<Kind, Integer> further = new LinkedHashMap<>();
        with.forEach((word, count) -> {
            Kind kind;
            try {
                kind = profiles.kind(word);
            } catch (IllegalArgumentException e) {
                throw new BadInputException("--with " + word + ": " + e.getMessage(), e);
            }
            if (kind.isBuiltIn() || count < 1 || count > MOST) {
                throw new BadInputException("--with " + word + "=" + count + ": give 1 to " + MOST
                        + " of a further kind; the five of the contract are there anyway");
            }
            further.put(kind, count);
        });
        return further;
    }
}
