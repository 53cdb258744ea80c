package org.anju.sim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Profiles;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads scenarios: files, or the shipped ones by their id. */
public final class ScenarioFile {
    private static final String FOLDER = "/scenarios/";

    private ScenarioFile() {}

    /** Ids of the shipped scenarios. */
    public static List<String> shipped() {
        return resource("index").lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * The scenario of a file, or the shipped one of an id.
     *
     * @throws BadInputException with every mistake, each with line and column
     */
    public static Scenario read(String fileOrId) {
        return read(fileOrId, Profiles.builtIn());
    }

    /**
     * The same with actors of further kinds.
     *
     * @throws BadInputException with every mistake, each with line and column
     */
    public static Scenario read(String fileOrId, Profiles profiles) {
        if (shipped().contains(fileOrId)) {
            return parse(fileOrId + ".yaml", resource(fileOrId + ".yaml"), profiles);
        }
        try {
            return parse(fileOrId, Files.readString(Path.of(fileOrId)), profiles);
        } catch (NoSuchFileException e) {
            throw new BadInputException(
                    "scenario " + fileOrId
                            + " is neither a file nor shipped; device-sim verify --list names those that are",
                    e);
        } catch (IOException e) {
            throw new BadInputException("scenario " + fileOrId + " cannot be read: " + e, e);
        }
    }

    /**
     * The scenario a text describes.
     *
     * @param file what to call the text in messages
     * @throws BadInputException with every mistake, each with line and column
     */
    public static Scenario parse(String file, String yaml, Profiles profiles) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String place = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            throw new BadInputException(file + place + ": is not YAML: " + e.getProblem(), e);
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new BadInputException(
                    file + ":1:1: must be a mapping with the keys id, title, actors, timeline, expect");
        }
        List<String> problems = new ArrayList<>();
        Scenario scenario = new ScenarioReader(new YamlNode(file, mapping, problems), profiles).read();
        if (!problems.isEmpty()) {
            throw new BadInputException(String.join(System.lineSeparator(), problems));
        }
        return scenario;
    }

    private static String resource(String name) {
        try (InputStream in = ScenarioFile.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped scenario " + name + " cannot be read", e);
        }
    }
}
