package org.anju.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The city as {@code device-sim estate} makes it, whose own test holds this file to what it makes; with passwords that are easy to know. */
final class City {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private City(JsonNode root) {
        this.root = root;
    }

    static City read() {
        try (InputStream in = City.class.getResourceAsStream("/city/estate.json.gz")) {
            JsonNode root = JSON.readTree(new GZIPInputStream(Objects.requireNonNull(in)));
            root.findValues("devices")
                    .forEach(devices -> devices.forEach(device -> ((ObjectNode) device)
                            .putObject("auth")
                            .put("password", password(device.path("id").asText()))));
            return new City(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String password(String device) {
        return "secret-of-" + device;
    }

    /** What a device of a kind says when it is well. */
    static String well(String kind) {
        return switch (kind) {
            case "camera" -> "{\"fps\":25,\"signal_lost\":false,\"recording\":true}";
            case "gate" -> "{\"door_state\":\"Closed\",\"lock_state\":\"Locked\"}";
            case "lamp" -> "{\"on\":true,\"power_w\":60,\"leakage_ma\":1}";
            case "charger" -> "{\"status\":\"Available\",\"smoke\":false}";
            case "elevator" -> "{\"service_mode\":1}";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    byte[] file() throws IOException {
        return JSON.writeValueAsBytes(root);
    }

    /** Its compounds, in the order of the file. */
    List<JsonNode> compounds() {
        List<JsonNode> compounds = new ArrayList<>();
        root.path("areas").forEach(area -> area.path("compounds").forEach(compounds::add));
        return compounds;
    }
}
