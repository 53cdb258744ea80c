package org.anju.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * openapi.yaml as requests are checked against it. What the validator does not need or know is left out: answers, servers, security (the
 * gatekeeper's) and bodies that are not JSON (the handler's).
 */
final class Contract {
    /** Where the description lies on the class path. */
    static final String RESOURCE = "api/openapi.yaml";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private Contract() {}

    static Future<OpenAPIContract> load(Vertx vertx) {
        return OpenAPIContract.from(vertx, new JsonObject(requestSide().toString()));
    }

    static byte[] text() {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode requestSide() {
        try {
            ObjectNode root = (ObjectNode) new YAMLMapper().readTree(text());
            root.remove("security");
            root.remove("servers");
            root.withObject("/components").remove("securitySchemes");
            root.withObject("/components").remove("responses");
            root.withObject("/paths").forEach(path -> path.properties().forEach(entry -> {
                if (METHODS.contains(entry.getKey())) {
                    requestSide((ObjectNode) entry.getValue());
                }
            }));
            return root;
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static void requestSide(ObjectNode operation) {
        operation.remove("security");
        operation.putObject("responses").putObject("200").put("description", "see " + RESOURCE);
        JsonNode content = operation.path("requestBody").path("content");
        if (!content.isMissingNode() && (content.size() != 1 || !content.has("application/json"))) {
            operation.remove("requestBody");
        }
    }
}
