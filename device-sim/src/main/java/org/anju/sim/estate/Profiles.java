package org.anju.sim.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.sim.BadInputException;

/** The kinds a run knows: the five of the published contract, and those of a folder of profile files. */
public final class Profiles {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int LONGEST_SAMPLING_S = 86_400;
    private static final int MAX_LENGTH = 256;

    private final Map<String, Kind> kinds = new TreeMap<>();

    private Profiles() {
        Kind.builtIn().forEach(kind -> kinds.put(kind.word(), kind));
    }

    /** The kinds of the published contract only. */
    public static Profiles builtIn() {
        return new Profiles();
    }

    /**
     * Those and the ones of every {@code *.yaml} in a folder. A file about a kind of the contract is passed over: its devices have a
     * behaviour of their own.
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
        for (Path file : files) {
            Profile profile = profile(file);
            if (!profiles.kinds.containsKey(profile.word())) {
                profiles.kinds.put(profile.word(), Kind.of(profile));
            } else if (!profiles.kinds.get(profile.word()).isBuiltIn()) {
                throw new BadInputException(
                        file + ": kind " + profile.word() + " is in another file, too; keep one of them");
            }
        }
        return profiles;
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

    private static Profile profile(Path file) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    file + ":" + e.getLocation().getLineNr() + ": is not YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("profile " + file + " cannot be read: " + e, e);
        }
        String word = root.path("kind").asText();
        if (!WORD.matcher(word).matches()) {
            throw new BadInputException(file + ": kind '" + word + "' is no word of a-z, 0-9 and _; correct it");
        }
        int samplingS = root.path("sampling_s").asInt();
        if (samplingS < 1 || samplingS > LONGEST_SAMPLING_S) {
            throw new BadInputException(
                    file + ": sampling_s must be 1 to " + LONGEST_SAMPLING_S + "; say how often it reports");
        }
        Map<String, Profile.Field> fields = new LinkedHashMap<>();
        root.path("fields")
                .properties()
                .forEach(field ->
                        fields.put(field.getKey(), field(file + ": fields." + field.getKey(), field.getValue())));
        if (fields.isEmpty()) {
            throw new BadInputException(file + ": fields is missing or empty; say what the kind measures");
        }
        return new Profile(
                word,
                root.path("label").path("zh").asText(word),
                root.path("label").path("en").asText(word),
                samplingS * 1_000,
                fields,
                keys(root.path("events")),
                keys(root.path("commands")));
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Profile.Field field(String where, JsonNode node) {
        Profile.Type type;
        try {
            type = Profile.Type.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(where + ".type must be number, integer, flag or text", e);
        }
        JsonNode normal = node.path("normal");
        boolean banded = normal.size() == 2;
        double low = banded ? normal.path(0).asDouble() : node.path("min").asDouble(0);
        double high = banded ? normal.path(1).asDouble() : node.path("max").asDouble(low + 100);
        boolean numeric = type == Profile.Type.NUMBER || type == Profile.Type.INTEGER;
        if (numeric && !(low <= high)) {
            throw new BadInputException(where + ": its least value " + low + " is above its greatest " + high
                    + "; correct min, max or normal");
        }
        List<String> values = new ArrayList<>();
        node.path("values").forEach(value -> values.add(value.asText()));
        values.addAll(keys(node.path("codes")));
        return new Profile.Field(
                type,
                low,
                high,
                banded,
                node.path("counter").asBoolean(),
                values,
                node.path("max_length").asInt(MAX_LENGTH));
    }
}
