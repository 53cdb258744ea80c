package org.anju.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.history.InfluxTarget;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is in packaging/ fits the program: names of variables, ports, files, commands and options. */
class PackagingTest {
    private static final Path PACKAGING = Path.of("../packaging");
    private static final Pattern VARIABLE = Pattern.compile("ANJU_[A-Z_]+");

    private static String text(String file) throws IOException {
        return Files.readString(PACKAGING.resolve(file));
    }

    /** Every variable the program reads, from its sources and scripts of configuration. */
    private static Set<String> knownVariables() throws IOException {
        Set<String> known = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString();
                if (name.endsWith(".java") || name.endsWith("logback.xml")) {
                    Matcher matcher = VARIABLE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        known.add(matcher.group());
                    }
                }
            }
        }
        return known;
    }

    @Test
    void everyVariableIsOneTheProgramReads() throws IOException {
        Set<String> known = knownVariables();
        for (String file : List.of("anju.service", "anju-backup.service", "Containerfile", "compose.yaml")) {
            Matcher matcher = VARIABLE.matcher(text(file));
            while (matcher.find()) {
                assertTrue(known.contains(matcher.group()), file + " sets " + matcher.group() + ", which nobody reads");
            }
        }
    }

    @Test
    void theComposeFileStartsAGatewayThatAcceptsItsSettings() throws Exception {
        JsonNode services = new YAMLMapper().readTree(text("compose.yaml")).path("services");
        assertEquals(
                Set.of("gateway", "influxdb", "prometheus", "grafana", "mosquitto"),
                services.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        Map<String, String> environment = new HashMap<>();
        services.at("/gateway/environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        Config config = ConfigLoader.load(null, environment);
        InfluxTarget influx = InfluxTarget.parse(String.valueOf(config.history().influxUrl()), "");
        assertEquals("http://influxdb:8086", influx.address());
        assertEquals(
                services.at("/influxdb/environment/DOCKER_INFLUXDB_INIT_BUCKET").asText(), influx.database());
        assertEquals(
                services.at("/influxdb/environment/DOCKER_INFLUXDB_INIT_ADMIN_TOKEN")
                        .asText(),
                environment.get("ANJU_INFLUX_TOKEN"));
        Set<String> published = new HashSet<>();
        services.at("/gateway/ports").forEach(port -> published.add(port.asText()));
        assertEquals(
                Set.of(
                        "127.0.0.1:8080:" + config.http().port(),
                        "127.0.0.1:1883:" + config.mqtt().port()),
                published);
    }

    @Test
    void nothingIsPublishedBeyondLoopbackAndNoPasswordIsWrittenDown() throws IOException {
        JsonNode services = new YAMLMapper().readTree(text("compose.yaml")).path("services");
        for (JsonNode service : services) {
            service.path("ports").forEach(port -> assertTrue(port.asText().startsWith("127.0.0.1:"), port.asText()));
            service.path("environment").properties().forEach(entry -> {
                if (entry.getKey().matches(".*(PASSWORD|TOKEN).*")) {
                    assertTrue(entry.getValue().asText().startsWith("${"), entry.getKey());
                }
            });
        }
        assertFalse(services.at("/gateway/environment/ANJU_ADMIN_PASSWORD").isMissingNode());
    }

    @Test
    void everyFileThatIsMountedOrCopiedExists() throws IOException {
        JsonNode services = new YAMLMapper().readTree(text("compose.yaml")).path("services");
        for (JsonNode service : services) {
            service.path("volumes").forEach(volume -> {
                String from = volume.asText().split(":", 2)[0];
                if (from.startsWith(".")) {
                    assertTrue(Files.exists(PACKAGING.resolve(from)), from);
                }
            });
        }
        assertTrue(text("Containerfile").contains("COPY gateway/target/anju-gateway.jar"));
        assertTrue(Files.readString(Path.of("pom.xml")).contains("<finalName>anju-gateway</finalName>"));
        assertTrue(Files.exists(Path.of("../docs/operate.md")), "named in the unit");
    }

    @Test
    void theUnitsCallCommandsAndOptionsThatExist() throws IOException {
        CommandLine main = Main.commandLine();
        for (String file : List.of("anju.service", "anju-backup.service")) {
            Matcher start =
                    Pattern.compile("anju-gateway\\.jar (\\w+)([^'\\n]*)").matcher(text(file));
            assertTrue(start.find(), file);
            CommandLine command = main.getSubcommands().get(start.group(1));
            assertTrue(command != null, file + " calls " + start.group(1));
            Matcher option = Pattern.compile("--[a-z-]+").matcher(start.group(2));
            while (option.find()) {
                assertTrue(command.getCommandSpec().findOption(option.group()) != null, file + " " + option.group());
            }
        }
    }

    @Test
    void theMemoryIsThatOfASmallMachineEverywhere() throws IOException {
        String heap = "-Xms256m -Xmx768m -XX:+UseSerialGC -XX:MaxDirectMemorySize=192m";
        assertTrue(text("anju.service").contains(heap));
        assertTrue(text("Containerfile").contains(heap));
    }
}
