package org.anju.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules as the gateway publishes them, by id. Read in tests only. */
final class PublishedRules {
    private static final Path RESOURCES = Path.of("..", "gateway", "src", "main", "resources");

    private final Map<String, JsonNode> rules = new TreeMap<>();

    PublishedRules() {
        read(RESOURCES.resolve("rules"));
        read(RESOURCES.resolve("further").resolve("rules"));
    }

    private void read(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".yaml")).toList();
            for (Path file : files) {
                new YAMLMapper()
                        .readTree(file.toFile())
                        .path("rules")
                        .forEach(rule -> rules.put(rule.path("id").asText(), rule));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the published rules must lie in " + folder.toAbsolutePath(), e);
        }
    }

    boolean has(String id) {
        return rules.containsKey(id);
    }

    JsonNode rule(String id) {
        return rules.get(id);
    }

    /** Whether a pattern of a scenario speaks of any rule there is. */
    boolean isConcerned(String pattern) {
        return rules.keySet().stream().anyMatch(rule -> Prohibition.concerns(pattern, rule));
    }
}
