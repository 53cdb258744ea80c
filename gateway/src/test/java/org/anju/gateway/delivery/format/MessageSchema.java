package org.anju.gateway.delivery.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Judges what recipients get by the schemas that are published for them, JSON Schema 2020-12. */
public final class MessageSchema {
    private static final String MESSAGE = "alert-message.schema.json";
    private static final String PAGE = "feed-page.schema.json";
    private static final SchemaRepository SCHEMAS = schemas();

    private MessageSchema() {}

    private static SchemaRepository schemas() {
        SchemaRepository schemas = SchemaRepository.create(new JsonSchemaOptions()
                .setBaseUri("https://anju.org/schema/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
        for (String name : List.of(MESSAGE, PAGE)) {
            schemas.dereference(JsonSchema.of(schema(name)));
        }
        return schemas;
    }

    /** A schema as it is in the jar. */
    public static JsonObject schema(String name) {
        try (InputStream in = MessageSchema.class.getResourceAsStream("/api/" + name)) {
            return new JsonObject(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a message; nothing when it is valid. */
    public static List<String> problems(String message) {
        return problems(MESSAGE, message);
    }

    /** What is wrong with a page of the feed. */
    public static List<String> pageProblems(String page) {
        return problems(PAGE, page);
    }

    private static List<String> problems(String name, String text) {
        try {
            // Vert.x would take half a document for a whole one.
            new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            return List.of(e.getMessage());
        }
        OutputUnit result = SCHEMAS.validator(schema(name).getString("$id")).validate(new JsonObject(text));
        return Boolean.TRUE.equals(result.getValid())
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .toList();
    }
}
