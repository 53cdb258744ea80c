package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An alert as the gateway shows it over REST.
 *
 * @param device empty for an alert of a compound or the platform
 * @param clearedMs 0 while it has not cleared
 * @param incident empty when it stands in none
 */
public record Sighting(
        String id,
        String rule,
        String compound,
        String device,
        int severity,
        String category,
        String state,
        long raisedMs,
        long clearedMs,
        String incident) {

    static Sighting of(JsonNode alert) {
        return new Sighting(
                alert.path("id").asText(),
                alert.path("rule").asText(),
                alert.path("compound").asText(""),
                alert.path("device").asText(""),
                alert.path("severity").asInt(),
                alert.path("category").asText(),
                alert.path("state").asText(),
                alert.path("raisedMs").asLong(),
                alert.path("clearedMs").asLong(0),
                alert.path("incident").asText(""));
    }

    boolean isCleared() {
        return state.equals("cleared") || state.equals("closed");
    }

    /** Whom it is about, in words. */
    String subject() {
        return device.isEmpty() ? compound : device;
    }
}
