package org.anju.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigLoaderTest {
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void withoutFileEverythingHasADefaultAndListensOnLoopback() throws Exception {
        Config config = ConfigLoader.load(null, Map.of());

        assertEquals("127.0.0.1", config.http().host());
        assertEquals(8080, config.http().port());
        assertEquals("127.0.0.1", config.mqtt().host());
        assertEquals(1883, config.mqtt().port());
        assertEquals("Asia/Shanghai", config.timeZone());
        assertEquals(262_144, config.mqtt().maxPayloadBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md", "docs/configuration.md"})
    void everyConfigurationThatADocumentShowsIsTaken(String document) throws Exception {
        String text = Files.readString(Path.of("..").resolve(document));
        List<String> shown = YAML_BLOCK
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("delivery:"))
                .toList();

        assertFalse(shown.isEmpty(), document);
        for (String block : shown) {
            ConfigLoader.load(write(block.replace("whsec_…", "whsec_" + "A".repeat(44))), Map.of());
        }
    }

    @Test
    void environmentWinsOverTheFile() throws Exception {
        Path file = write("http:\n  port: 9000\nmqtt:\n  port: 9001\n");

        Config config = ConfigLoader.load(file, Map.of("ANJU_HTTP_PORT", "9100", "ANJU_SQL_URL", "jdbc:sqlite:x"));

        assertEquals(9100, config.http().port());
        assertEquals(9001, config.mqtt().port());
        assertEquals("jdbc:sqlite:x", config.sqlUrl());
    }

    @Test
    void everyProblemIsNamedAtOnceWithKeyValueAndRemedy() throws Exception {
        Path file = write("""
                timeZone: Mars/Olympus
                htpp: {port: 1}
                http: {port: 70000, host: 0.0.0.0}
                mqtt: {messagesPerSecond: fast, prot: 1}
                journal: {maxBytes: many}
                history: {raw: soon, influxUrl: 'ftp://x'}
                delivery:
                  recipients:
                    - {id: bureau, url: 'nowhere', secrets: [plain]}
                  routes:
                    - {id: all, to: [burau], categories: [fires]}
                """);

        List<String> problems = assertThrows(InvalidConfigException.class, () -> ConfigLoader.load(file, Map.of()))
                .problems();

        assertEquals(
                List.of(
                        "timeZone = 'Mars/Olympus': must be an IANA time zone such as Asia/Shanghai",
                        "http.host = '0.0.0.0': is reachable from other machines and would be served without TLS; listen on 127.0.0.1"
                                + " behind a TLS proxy, or say listenWithoutTls: true if that network is trusted",
                        "http.port (ANJU_HTTP_PORT) = '70000': must be a whole number from 0 to 65535",
                        "mqtt.messagesPerSecond = 'fast': must be a whole number from 1 to 1000000",
                        "journal.maxBytes = 'many': must be a size such as 512MB or 20GB",
                        "history.influxUrl: must be an address such as http://127.0.0.1:8086/anju (ANJU_INFLUX_URL)",
                        "history.raw = 'soon': must be a duration such as 500ms, 30s, 10m, 12h or 7d",
                        "delivery.recipients[0].url: must start with https:// or http://",
                        "delivery.recipients[0].secrets: must list at least one signing secret: whsec_ followed by 24 to 64 random"
                                + " bytes in base64",
                        "delivery.routes[0].categories = 'fires': is not one of security, fire, rescue, facility, system",
                        "delivery.routes.all.to = 'burau': is neither a roster nor one of the recipients [bureau]"),
                problems.subList(0, 11));
        assertTrue(problems.get(11).startsWith("htpp: is not known; known here are "), problems.get(11));
        assertTrue(problems.get(12).startsWith("mqtt.prot: is not known"), problems.get(12));
        assertEquals(13, problems.size());
    }

    @Test
    void brokenYamlNamesTheLine() throws Exception {
        Path file = write("http:\n  port: [1\n");

        InvalidConfigException error =
                assertThrows(InvalidConfigException.class, () -> ConfigLoader.load(file, Map.of()));

        assertTrue(error.getMessage().contains("line "), error.getMessage());
        assertTrue(error.getMessage().contains("not YAML"), error.getMessage());
    }

    @Test
    void listeningWiderIsPossibleWhenSaid() throws Exception {
        Path file = write("listenWithoutTls: true\nhttp: {host: 0.0.0.0}\n");

        assertEquals("0.0.0.0", ConfigLoader.load(file, Map.of()).http().host());
    }

    @Test
    void secretsAreNotShown() throws Exception {
        Path file = write(
                "delivery:\n  recipients:\n    - {id: bureau, url: 'http://127.0.0.1:9/x', secrets: [whsec_c2VjcmV0c2VjcmV0c2VjcmV0]}\n");

        assertFalse(ConfigLoader.load(file, Map.of()).toString().contains("whsec_"));
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("anju.yaml"), yaml);
    }
}
