package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** docs/api.md is what openapi.yaml and asyncapi.yaml say; {@code scripts/api-reference.sh} writes it anew. */
class ApiReferenceTest {
    private static final Path PAGE = Path.of("../docs/api.md");
    private static final int LONGEST_LINE = 160;

    private final YAMLMapper yaml = new YAMLMapper();
    private final StringBuilder out = new StringBuilder();

    @Test
    void thePageIsWhatTheContractsSay() throws IOException {
        JsonNode rest =
                yaml.readTree(Path.of("src/main/resources/api/openapi.yaml").toFile());
        JsonNode messages =
                yaml.readTree(Path.of("src/main/resources/api/asyncapi.yaml").toFile());
        line("# API reference");
        line("");
        line(
                "Written by `scripts/api-reference.sh` from [openapi.yaml](../gateway/src/main/resources/api/openapi.yaml) and");
        line(
                "[asyncapi.yaml](../gateway/src/main/resources/api/asyncapi.yaml), which say everything exactly; a running gateway serves both under `/api`.");
        line(
                "A role sees what is in its scope: *city* takes an account for the whole city, *list* is narrowed to what the account may see, *object* answers 404");
        line("for anything else, *body* checks the places a request names.");
        operations(rest);
        schemas(rest);
        channels(messages);
        if (Boolean.getBoolean("anju.write")) {
            Files.writeString(PAGE, out);
        }
        assertEquals(Files.readString(PAGE), out.toString(), "docs/api.md is stale: run scripts/api-reference.sh");
    }

    private void operations(JsonNode rest) {
        Map<String, List<String>> byTag = new TreeMap<>();
        rest.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    String tag = operation.path("tags").path(0).asText("other");
                    byTag.computeIfAbsent(tag, name -> new ArrayList<>())
                            .add(row(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation));
                }));
        byTag.forEach((tag, rows) -> {
            line("");
            line("## " + tag);
            line("");
            line("| operation | does | takes | answers | who |");
            line("|---|---|---|---|---|");
            rows.forEach(this::line);
        });
    }

    private static String row(String method, String path, JsonNode operation) {
        List<String> takes = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                takes.add("`" + parameter.path("name").asText() + "`");
            }
        });
        operation
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(content ->
                        takes.add(type(content.getKey(), content.getValue().path("schema"))));
        List<String> answers = new ArrayList<>();
        operation.path("responses").properties().forEach(response -> {
            String of = response.getValue().path("content").properties().stream()
                    .map(content ->
                            " " + type(content.getKey(), content.getValue().path("schema")))
                    .findFirst()
                    .orElse("");
            answers.add(response.getKey() + (response.getKey().startsWith("2") ? of : ""));
        });
        List<String> roles = new ArrayList<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        String who = roles.isEmpty()
                ? "anybody"
                : String.join(", ", roles) + " (" + operation.path("x-scope").asText() + ")";
        return "| `" + method + " " + path + "` | "
                + cell(operation.path("summary").asText()) + " | " + String.join(" ", takes) + " | "
                + String.join(", ", answers) + " | " + who + " |";
    }

    private static String type(String media, JsonNode schema) {
        String reference =
                schema.path("$ref").asText(schema.path("items").path("$ref").asText());
        if (reference.isEmpty()) {
            return media.equals("application/json") ? "JSON" : "`" + media + "`";
        }
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")" + (schema.has("items") ? "[]" : "");
    }

    private void schemas(JsonNode rest) {
        line("");
        line("## Schemas");
        rest.path("components").path("schemas").properties().forEach(schema -> {
            line("");
            line("### " + schema.getKey());
            JsonNode properties = schema.getValue().path("properties");
            if (properties.isEmpty()) {
                line("`" + plain(schema.getValue()) + "`");
                return;
            }
            List<String> required = new ArrayList<>();
            schema.getValue().path("required").forEach(name -> required.add(name.asText()));
            properties
                    .properties()
                    .forEach(property -> line("- `" + property.getKey() + "`"
                            + (required.contains(property.getKey()) ? " (required)" : "") + ": "
                            + shape(property.getValue())));
        });
    }

    private static String shape(JsonNode schema) {
        boolean reference = schema.has("$ref") || schema.path("items").has("$ref");
        String words = schema.path("description").asText("").strip();
        return (reference ? type("", schema) : "`" + plain(schema) + "`") + (words.isEmpty() ? "" : " " + cell(words));
    }

    /** Type, bounds and values of a schema in short. */
    private static String plain(JsonNode schema) {
        StringBuilder shape = new StringBuilder(schema.path("type").asText("any"));
        if (schema.has("items")) {
            shape.append(" of ").append(schema.path("items").path("type").asText("any"));
        }
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add(word.asText()));
            shape.append(": ").append(String.join(", ", words));
        }
        for (String bound : List.of("minimum", "maximum", "minLength", "maxLength", "maxItems", "pattern", "default")) {
            if (schema.has(bound)) {
                shape.append(' ')
                        .append(bound)
                        .append(' ')
                        .append(schema.path(bound).asText());
            }
        }
        String text = shape.toString().replace("|", "\\|");
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
    }

    private void channels(JsonNode messages) {
        line("");
        line("## Live feed and MQTT");
        messages.path("channels").properties().forEach(channel -> {
            line("");
            line("### `" + channel.getValue().path("address").asText(channel.getKey()) + "`");
            String words = channel.getValue().path("description").asText("").strip();
            if (!words.isEmpty()) {
                line(cell(words));
            }
            channel.getValue()
                    .path("messages")
                    .properties()
                    .forEach(message -> line("- `" + message.getKey() + "` "
                            + cell(message.getValue().path("summary").asText("").strip())));
        });
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
