package org.anju.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers when it succeeds.
 *
 * @param body null for none
 */
record Answer(int status, @Nullable JsonNode body) {
    static final Answer NO_CONTENT = new Answer(204, null);

    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }
}
