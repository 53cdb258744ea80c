package org.anju.gateway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** An estate file with one compound of lamps and gates, named {@code lamp-1}, {@code gate-1} and so on. */
final class SmallEstate {
    /** Configuration for a {@link Load}: few devices send what many would. */
    static final String NO_RATE_LIMIT = "mqtt: { messagesPerSecond: 1000000, burst: 1000000 }\n";

    private SmallEstate() {}

    static Path write(Path file, int lamps, int gates) throws IOException {
        ObjectNode estate =
                new ObjectMapper().createObjectNode().put("city", "偃师").put("division", "410381");
        ObjectNode area = estate.putArray("areas").addObject().put("id", "A1").put("name", "一片区");
        ObjectNode compound = area.putArray("compounds")
                .addObject()
                .put("id", "A1-C01")
                .put("name", "试验小区")
                .put("batch", 2021)
                .put("households", 69);
        ArrayNode devices = compound.putArray("devices");
        ids("lamp", lamps).forEach(id -> add(devices, id, "lamp"));
        ids("gate", gates).forEach(id -> add(devices, id, "gate"));
        return Files.writeString(file, estate.toString());
    }

    static List<String> ids(String kind, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> kind + "-" + i).toList();
    }

    static String password(String id) {
        return "secret-of-" + id;
    }

    private static void add(ArrayNode devices, String id, String kind) {
        devices.addObject()
                .put("id", id)
                .put("kind", kind)
                .put("name", id)
                .putObject("auth")
                .put("password", password(id));
    }
}
