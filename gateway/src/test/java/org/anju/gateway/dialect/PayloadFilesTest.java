package org.anju.gateway.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Values;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks the folder of payloads: each file names a device, a topic, a payload as captured, and what it must be read as. A new dialect or
 * device brings its files and needs no new test.
 */
final class PayloadFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/payloads");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<Dialect> DIALECTS = Dialects.ALL;

    @TestFactory
    Stream<DynamicTest> everyPayloadIsReadAsItsFileSays() throws Exception {
        Map<String, Kind> kinds = Profiles.load(null);
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertTrue(cases.size() >= 10, "payload files found in " + FOLDER);
            return cases.stream()
                    .map(file -> DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> check(file, kinds)));
        }
    }

    private static void check(Path file, Map<String, Kind> kinds) throws IOException {
        JsonNode text = YAML.readTree(Files.readAllBytes(file));
        Kind kind = kinds.get(text.get("kind").asText());
        Device device = new Device(new DeviceId(text.get("device").asText()), kind, "A1", "A1-C01", "", "test");
        Map<String, Device> others = new HashMap<>();
        text.path("speaksFor").properties().forEach(other -> {
            Kind itsKind = Objects.requireNonNull(kinds.get(other.getValue().asText()));
            others.put(other.getKey(), new Device(new DeviceId(other.getKey()), itsKind, "A1", "A1-C01", "", "test"));
        });
        Message message = new Message(
                text.get("topic").asText(),
                payload(text),
                text.path("contentType").asText(""),
                new Gateway(device, others));
        Dialect dialect = DIALECTS.stream()
                .filter(candidate -> candidate.speaks(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no dialect speaks " + message.topic()));
        Said said = new Said();

        dialect.read(message, said);

        assertEquals(text.get("dialect").asText(), dialect.name());
        List<String> expected = new ArrayList<>();
        text.get("expect").forEach(line -> expected.add(line.asText()));
        assertEquals(expected, said.lines);
    }

    private static byte[] payload(JsonNode text) {
        return text.has("payloadHex")
                ? HexFormat.of().parseHex(text.get("payloadHex").asText().replace(" ", ""))
                : text.get("payload").asText().getBytes(StandardCharsets.UTF_8);
    }

    private record Gateway(Device device, Map<String, Device> others) implements Speaker {
        @Override
        public Device entitled(String id) {
            return others.get(id);
        }
    }

    /** Writes down what it is told, a line each. */
    private static final class Said implements Readout {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void telemetry(Device device, long tsMs, Values values) {
            lines.add("telemetry " + device.id() + time(tsMs) + " " + values);
        }

        @Override
        public void event(Device device, long tsMs, String event, Map<String, Object> data) {
            lines.add("event " + device.id() + time(tsMs) + " " + event + " " + data);
        }

        @Override
        public void status(Device device, boolean online) {
            lines.add("status " + device.id() + (online ? " online" : " offline"));
        }

        @Override
        public void relayed(Device device, boolean connected) {
            lines.add("relayed " + device.id() + (connected ? " connected" : " disconnected"));
        }

        @Override
        public void refuse(Reason reason, String detail) {
            lines.add("refused " + reason.word() + ": " + detail);
        }

        @Override
        public void refuseAll(Reason reason, String detail) {
            lines.clear();
            refuse(reason, detail);
        }

        private static String time(long tsMs) {
            return tsMs == NO_TIME ? "" : " @" + tsMs;
        }
    }
}
