package org.anju.gateway.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
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
 * Loads device profiles: those in the jar, then those of a folder, where a file may replace a built-in kind. A profile is YAML; what it may
 * say is documented in docs/profiles.md.
 */
public final class Profiles {
    private static final List<String> BUILT_IN = List.of("camera", "gate", "lamp", "charger", "elevator");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Profiles() {}

    /**
     * All kinds by name, built-in ones first.
     *
     * @param folder further profiles ({@code *.yaml}), null when there are none
     * @throws InvalidProfileException with every problem of every file at once
     */
    public static Map<String, Kind> load(@Nullable Path folder) throws InvalidProfileException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : BUILT_IN) {
            String resource = "/profiles/" + name + ".yaml";
            try (InputStream in = Profiles.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the jar lacks " + resource);
                }
                add(kinds, new ProfileReader(name + ".yaml", problems).read(YAML.readTree(in)));
            } catch (IOException e) {
                throw new IllegalStateException("the jar's " + resource + " cannot be read", e);
            }
        }
        if (folder != null && Files.isDirectory(folder)) {
            loadFolder(folder, kinds, problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidProfileException(problems);
        }
        return Collections.unmodifiableMap(kinds);
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
