package org.anju.gateway.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Text;

/** Reads a policy file and collects every mistake in it. What it may say is documented in docs/coverage.md. */
public final class PolicyReader {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int MAX_LENGTH = 256 * 1024;
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "policy",
            "version",
            "title",
            "source",
            "points",
            "systems",
            "working",
            "sheet",
            "fresh_samplings",
            "levels",
            "alert",
            "plan"));
    private static final Set<String> SYSTEM_KEYS =
            new TreeSet<>(Set.of("id", "title", "kind", "points", "per", "every", "count", "required", "source"));
    /** What a register says of a device and a policy may ask for. */
    private static final Set<String> SHEET = new TreeSet<>(
            Set.of("point", "location", "vendor", "model", "serial", "installed", "warrantyUntil", "gb28181"));

    private final Map<String, Kind> kinds;
    private final List<String> problems = new ArrayList<>();

    private PolicyReader(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /**
     * Reads.
     *
     * @param kinds the kinds there are
     * @throws PolicyException with every mistake
     */
    public static Policy read(String text, Map<String, Kind> kinds) throws PolicyException {
        if (text.length() > MAX_LENGTH) {
            throw new PolicyException(List.of("the file has more than " + MAX_LENGTH + " characters"));
        }
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new PolicyException(List.of(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": not YAML: "
                            + e.getOriginalMessage()));
        }
        PolicyReader reader = new PolicyReader(kinds);
        Policy policy = reader.policy(root, text);
        if (!reader.problems.isEmpty()) {
            throw new PolicyException(reader.problems);
        }
        return policy;
    }

    /**
     * Reads a policy that was in force once, for a report of that time: kinds that are gone since do not matter, since the checks were made
     * then.
     *
     * @throws PolicyException when it is damaged
     */
    static Policy recall(String text) throws PolicyException {
        try {
            JsonNode root = YAML.readTree(text);
            ((ObjectNode) root).remove("working");
            Map<String, Kind> then = new LinkedHashMap<>();
            root.path("systems").forEach(system -> {
                String kind = system.path("kind").asText("");
                then.put(kind, Kind.of(kind, new Text(kind, kind), "000", 1, List.of(), Map.of(), Map.of()));
            });
            PolicyReader reader = new PolicyReader(then);
            Policy policy = reader.policy(root, text);
            if (!reader.problems.isEmpty()) {
                throw new PolicyException(reader.problems);
            }
            return policy;
        } catch (JsonProcessingException | ClassCastException e) {
            throw new PolicyException(List.of("not a policy: " + e.getMessage()));
        }
    }

    private Policy policy(JsonNode root, String text) {
        unknown("", root, KEYS);
        Map<String, Text> points = new LinkedHashMap<>();
        root.path("points")
                .properties()
                .forEach(point -> points.put(point.getKey(), label("points." + point.getKey(), point.getValue())));
        List<Requirement> systems = systems(root.path("systems"));
        Map<String, List<Check>> working = new LinkedHashMap<>();
        root.path("working").properties().forEach(entry -> {
            Kind kind = kinds.get(entry.getKey());
            if (kind == null) {
                problem(
                        "working." + entry.getKey(),
                        "there is no kind '" + entry.getKey() + "'; " + known(kinds.keySet()));
                return;
            }
            working.put(
                    entry.getKey(), CheckReader.read("working." + entry.getKey(), entry.getValue(), kind, problems));
        });
        Set<String> sheet = new LinkedHashSet<>();
        root.path("sheet").forEach(key -> {
            sheet.add(key.asText());
            if (!SHEET.contains(key.asText())) {
                problem("sheet", "'" + key.asText() + "' is not known; " + known(SHEET));
            }
        });
        LevelReader levels = new LevelReader(problems);
        Map<Indicator, Policy.Level> read = levels.levels(root.path("levels"));
        return new Policy(
                word("policy", root.path("policy")),
                word("version", root.path("version")),
                Hash.sha256(text.getBytes(StandardCharsets.UTF_8)),
                label("title", root.path("title")),
                required("source", root.path("source")),
                text,
                points,
                systems,
                working,
                sheet,
                whole("fresh_samplings", root.path("fresh_samplings"), 1, 1000, 3),
                read,
                levels.alertPath(root.path("levels").path("alert_path")),
                levels.hysteresis(root.path("alert")),
                plan(root.path("plan")));
    }

    private List<Requirement> systems(JsonNode list) {
        List<Requirement> systems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int index = 0;
        for (JsonNode node : list) {
            String at = "systems[" + index++ + "]";
            unknown(at, node, SYSTEM_KEYS);
            String id = word(at + ".id", node.path("id"));
            if (!ids.add(id)) {
                problem(at + ".id", "'" + id + "' stands twice; choose another");
            }
            String kind = node.path("kind").asText("");
            if (!kinds.containsKey(kind)) {
                problem(at + ".kind", "there is no kind '" + kind + "'; " + known(kinds.keySet()));
            }
            Set<String> points = new LinkedHashSet<>();
            node.path("points").forEach(point -> points.add(point.asText()));
            systems.add(new Requirement(
                    id,
                    label(at + ".title", node.path("title")),
                    kind,
                    points,
                    word(at + ".per", node.path("per")),
                    whole(at + ".every", node.path("every"), 1, 1_000_000, 1),
                    whole(at + ".count", node.path("count"), 1, 10_000, 1),
                    node.path("required").asBoolean(true),
                    required(at + ".source", node.path("source"))));
        }
        if (systems.isEmpty()) {
            problem("systems", "names no system; name at least one");
        }
        return systems;
    }

    private Policy.Plan plan(JsonNode node) {
        List<Policy.Batch> batches = new ArrayList<>();
        int index = 0;
        for (JsonNode batch : node.path("batches")) {
            String at = "plan.batches[" + index++ + "]";
            String due = batch.path("due").asText("");
            try {
                if (!due.isEmpty()) {
                    LocalDate.parse(due);
                }
            } catch (DateTimeParseException e) {
                problem(at + ".due", "'" + due + "' is not a date such as 2021-12-31");
            }
            batches.add(new Policy.Batch(
                    whole(at + ".batch", batch.path("batch"), 2000, 2100, 2000),
                    whole(at + ".areas", batch.path("areas"), 0, 10_000, 0),
                    whole(at + ".compounds", batch.path("compounds"), 0, 100_000, 0),
                    whole(at + ".households", batch.path("households"), 0, 100_000_000, 0),
                    due));
        }
        return new Policy.Plan(node.path("source").asText(""), batches);
    }

    private void unknown(String at, JsonNode node, Set<String> keys) {
        node.properties().forEach(entry -> {
            if (!keys.contains(entry.getKey())) {
                problem(at.isEmpty() ? entry.getKey() : at + "." + entry.getKey(), "is not known here; " + known(keys));
            }
        });
    }

    private String word(String at, JsonNode node) {
        String text = node.asText("");
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            problem(at, "must be a word of letters, digits, '.', '_' and '-'");
        }
        return text;
    }

    private String required(String at, JsonNode node) {
        if (node.asText("").isBlank()) {
            problem(at, "is missing; every number names where it comes from");
        }
        return node.asText("");
    }

    private Text label(String at, JsonNode node) {
        Text text = new Text(node.path("zh").asText(""), node.path("en").asText(""));
        if (text.zh().isEmpty() || text.en().isEmpty()) {
            problem(at, "needs both zh and en");
        }
        return text;
    }

    private int whole(String at, JsonNode node, int least, int most, int otherwise) {
        if (node.isMissingNode()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
            problem(at, "must be a whole number from " + least + " to " + most);
            return otherwise;
        }
        return node.asInt();
    }

    private void problem(String at, String what) {
        problems.add(at + ": " + what);
    }

    static String known(Set<String> words) {
        return "known are " + String.join(", ", new TreeSet<>(words));
    }
}
