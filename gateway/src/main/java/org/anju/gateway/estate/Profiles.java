package org.anju.gateway.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Loads device profiles: the built-in ones, those of the further kinds that are switched on, then those of a folder, where a file may replace
 * any of them. A profile is YAML; what it may say is documented in docs/profiles.md.
 */
public final class Profiles {
    private static final List<String> BUILT_IN = List.of("camera", "gate", "lamp", "charger", "elevator");
    private static final String FURTHER = "/further/";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Profiles() {}

    /** Names of the kinds that come with the gateway, but are off unless the configuration names them (docs/kinds.md). */
    public static List<String> further() {
        try (InputStream in = resource(FURTHER + "index")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar's list of further kinds cannot be read", e);
        }
    }

    /** The built-in kinds and those of a folder, as {@link #load(List, Path)} has them. */
    public static Map<String, Kind> load(@Nullable Path folder) throws InvalidProfileException {
        return load(List.of(), folder);
    }

    /**
     * All kinds by name, built-in ones first.
     *
     * @param further which of {@link #further()} are on
     * @param folder further profiles ({@code *.yaml}), null when there are none
     * @throws InvalidProfileException with every problem of every file at once
     */
    public static Map<String, Kind> load(List<String> further, @Nullable Path folder) throws InvalidProfileException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        BUILT_IN.forEach(name -> loadResource("/profiles/" + name + ".yaml", kinds, problems));
        further.forEach(name -> loadResource(FURTHER + "profiles/" + name + ".yaml", kinds, problems));
        if (folder != null && Files.isDirectory(folder)) {
            loadFolder(folder, kinds, problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidProfileException(problems);
        }
        return Collections.unmodifiableMap(kinds);
    }

    private static void loadResource(String resource, Map<String, Kind> kinds, List<String> problems) {
        try (InputStream in = resource(resource)) {
            add(kinds, new ProfileReader(resource, problems).read(YAML.readTree(in)));
        } catch (IOException e) {
            throw new IllegalStateException("the jar's " + resource + " cannot be read", e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Profiles.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + name);
        }
        return in;
    }

    private static void loadFolder(Path folder, Map<String, Kind> kinds, List<String> problems) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                try {
                    JsonNode root = YAML.readTree(Files.readAllBytes(file));
                    add(kinds, new ProfileReader(file.toString(), problems).read(root));
                } catch (JsonProcessingException e) {
                    problems.add(
                            file + " line " + e.getLocation().getLineNr() + ": not YAML: " + e.getOriginalMessage());
                }
            }
        } catch (IOException e) {
            problems.add(folder + " cannot be read: " + e.getMessage());
        }
    }

    private static void add(Map<String, Kind> kinds, @Nullable Kind kind) {
        if (kind != null) {
            kinds.put(kind.name(), kind);
        }
    }
}
