package org.anju.sim.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.anju.sim.BadInputException;

/** Reads a profile file as the gateway takes it, as far as a device of its kind must know it. */
final class ProfileFile {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int LONGEST_SAMPLING_S = 86_400;
    private static final int MAX_LENGTH = 256;

    private ProfileFile() {}

    /**
     * Reads one.
     *
     * @param file what to call it in messages
     * @throws BadInputException naming file, key and remedy
     */
    static Profile read(String file, byte[] yaml) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(yaml);
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
                keys(root.path("commands")),
                mishaps(file, root));
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

    private static List<Mishap> mishaps(String file, JsonNode root) {
        List<Mishap> mishaps = new ArrayList<>();
        root.path("simulation").path("incidents").properties().forEach(entry -> {
            String where = file + ": simulation.incidents." + entry.getKey();
            JsonNode node = entry.getValue();
            int seconds = node.path("seconds").asInt();
            if (!WORD.matcher(entry.getKey()).matches() || seconds < 1 || seconds > LONGEST_SAMPLING_S) {
                throw new BadInputException(
                        where + ": needs a name of a-z, 0-9 and _, and seconds from 1 to " + LONGEST_SAMPLING_S);
            }
            Map<String, Object> set = new LinkedHashMap<>();
            node.path("set").properties().forEach(value -> {
                known(where + ".set", value.getKey(), root.path("fields"));
                set.put(value.getKey(), plain(value.getValue()));
            });
            List<String> expects = new ArrayList<>();
            node.path("expects").forEach(rule -> expects.add(rule.asText()));
            mishaps.add(new Mishap(
                    entry.getKey(),
                    node.path("title").path("zh").asText(entry.getKey()),
                    node.path("title").path("en").asText(entry.getKey()),
                    seconds,
                    set,
                    event(where + ".event", node.path("event"), root),
                    event(where + ".after", node.path("after"), root),
                    expects));
        });
        return mishaps;
    }

    private static String event(String where, JsonNode node, JsonNode root) {
        if (node.isMissingNode()) {
            return "";
        }
        known(where, node.asText(), root.path("events"));
        return node.asText();
    }

    private static void known(String where, String word, JsonNode declared) {
        if (!declared.has(word)) {
            throw new BadInputException(
                    where + ": '" + word + "' is not of this kind; it has " + String.join(", ", keys(declared)));
        }
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNumber() ? value.numberValue() : value.asText();
    }
}
