package org.anju.sim.estate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.sim.BadInputException;

/** The kinds a run knows: the five of the published contract, the further ones that come with the gateway, and those of a folder. */
public final class Profiles {
    private static final String FURTHER = "/further/";

    private final Map<String, Kind> kinds = new TreeMap<>();

    private Profiles() {
        Kind.builtIn().forEach(kind -> kinds.put(kind.word(), kind));
        new String(resource("index"), StandardCharsets.UTF_8)
                .lines()
                .forEach(word -> add(ProfileFile.read(word + ".yaml", resource("profiles/" + word + ".yaml"))));
    }

    /** The kinds that need no file: those of the published contract, and the further ones the gateway brings. */
    public static Profiles builtIn() {
        return new Profiles();
    }

    /**
     * Those and the ones of every {@code *.yaml} in a folder, which may replace a further kind. A file about a kind of the contract is passed
     * over: its devices have a behaviour of their own.
     *
     * @throws BadInputException naming file, key and remedy
     */
    public static Profiles read(Path folder) {
        Profiles profiles = new Profiles();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException(
                    "--profiles " + folder + " is no folder that can be read (" + e + "); give one with profile files",
                    e);
        }
        if (files.isEmpty()) {
            throw new BadInputException("--profiles " + folder + " holds no *.yaml; give a folder with profile files");
        }
        Set<String> seen = new HashSet<>();
        for (Path file : files) {
            Profile profile = ProfileFile.read(file.toString(), bytes(file));
            if (!seen.add(profile.word())) {
                throw new BadInputException(
                        file + ": kind " + profile.word() + " is in another file, too; keep one of them");
            }
            profiles.add(profile);
        }
        return profiles;
    }

    private void add(Profile profile) {
        Kind known = kinds.get(profile.word());
        if (known == null || !known.isBuiltIn()) {
            kinds.put(profile.word(), Kind.of(profile));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadInputException("profile " + file + " cannot be read: " + e, e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Profiles.class.getResourceAsStream(FURTHER + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar's " + name + " cannot be read", e);
        }
    }

    /**
     * The kind of a word.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    public Kind kind(String word) {
        Kind kind = kinds.get(word);
        if (kind == null) {
            throw new IllegalArgumentException("unknown device kind '" + word + "'; known kinds are "
                    + kinds.keySet().stream().collect(Collectors.joining(", "))
                    + "; give others with --profiles");
        }
        return kind;
    }
}
