package org.anju.sim.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.sim.estate.Kind;

/** A device profile as the gateway publishes it: the contract the simulator is held to. Read in tests only. */
public final class PublishedProfile {
    private static final Path FOLDER = Path.of("..", "gateway", "src", "main", "resources", "profiles");

    private final JsonNode profile;

    public PublishedProfile(Kind kind) {
        this(FOLDER, kind);
    }

    public PublishedProfile(Path folder, Kind kind) {
        try {
            profile = new YAMLMapper()
                    .readTree(folder.resolve(kind.word() + ".yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the published profiles must lie in " + folder.toAbsolutePath(), e);
        }
    }

    int samplingMs() {
        return profile.path("sampling_s").asInt() * 1_000;
    }

    public List<String> fields() {
        List<String> names = new ArrayList<>();
        profile.path("fields").fieldNames().forEachRemaining(names::add);
        return names;
    }

    List<String> commands() {
        List<String> names = new ArrayList<>();
        profile.path("commands").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What is wrong with a value; empty when it is as published. */
    public String fault(String field, Object value) {
        JsonNode declared = profile.path("fields").path(field);
        String type = declared.path("type").asText("undeclared");
        return switch (type) {
            case "number" -> value instanceof Double number ? range(declared, number) : "not a number";
            case "integer" ->
                value instanceof Integer || value instanceof Long
                        ? range(declared, ((Number) value).doubleValue())
                        : "not a whole number";
            case "flag" -> value instanceof Boolean ? "" : "not a flag";
            case "text" -> value instanceof String text ? text(declared, text) : "not text";
            default -> type;
        };
    }

    /** True when an ordinary value lies where the profile calls values normal. */
    boolean isNormal(String field, Object value) {
        JsonNode normal = profile.path("fields").path(field).path("normal");
        return normal.isMissingNode()
                || (value instanceof Number number
                        && number.doubleValue() >= normal.get(0).asDouble()
                        && number.doubleValue() <= normal.get(1).asDouble());
    }

    public String eventFault(String event, Map<String, Object> data) {
        JsonNode declared = profile.path("events").path(event);
        if (declared.isMissingNode()) {
            return "undeclared";
        }
        List<String> allowed = new ArrayList<>();
        declared.path("data").forEach(name -> allowed.add(name.asText()));
        return data.keySet().equals(java.util.Set.copyOf(allowed)) ? "" : "data " + data + ", declared " + allowed;
    }

    private static String range(JsonNode declared, double value) {
        return value >= declared.path("min").asDouble()
                        && value <= declared.path("max").asDouble()
                ? ""
                : "outside " + declared.path("min") + " to " + declared.path("max");
    }

    private static String text(JsonNode declared, String text) {
        if (declared.has("values")) {
            for (JsonNode allowed : declared.path("values")) {
                if (allowed.asText().equals(text)) {
                    return "";
                }
            }
            return "not among " + declared.path("values");
        }
        return text.length() <= declared.path("max_length").asInt() ? "" : "too long";
    }
}
