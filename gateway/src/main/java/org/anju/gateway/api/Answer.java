package org.anju.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers when it succeeds.
 *
 * @param body JSON, null for none
 * @param file a file instead of JSON, null for none
 */
record Answer(int status, @Nullable JsonNode body, @Nullable File file) {
    static final Answer NO_CONTENT = new Answer(204, null);

    Answer(int status, @Nullable JsonNode body) {
        this(status, body, null);
    }

    /**
     * A file.
     *
     * @param name under which a browser stores it; empty to show it in the browser
     */
    record File(String mediaType, String name, Buffer bytes) {}

    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    /** A file to be stored under {@code name}, or shown when that is empty. */
    static Answer file(String mediaType, String name, byte[] bytes) {
        return new Answer(200, null, new File(mediaType, name, Buffer.buffer(bytes)));
    }
}
