package org.anju.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.config.InvalidConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about the house is true of it: documents, maps, sizes. */
final class HouseTest {
    private static final Path SOURCES = Path.of("src/main/java/org/anju/gateway");
    private static final int LONGEST_FILE = 400;

    @TempDir
    Path folder;

    @Test
    void noFileIsLongerThanAReaderBears() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE)
                    .map(Path::toString)
                    .toList();
            assertEquals(List.of(), tooLong);
        }
    }

    @Test
    void everyPackageSaysWhatLivesThereAndStandsInBothReadmes() throws IOException {
        Set<String> packages;
        try (Stream<Path> folders = Files.list(SOURCES)) {
            packages = folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        for (String name : packages) {
            assertTrue(Files.exists(SOURCES.resolve(name).resolve("package-info.java")), name + " has no package-info");
            for (String readme : List.of("README.md", "README.zh-CN.md")) {
                Pattern line = Pattern.compile("(?m)^\\s*" + name + "/\\s+\\S");
                assertTrue(
                        line.matcher(Files.readString(Path.of("..", readme))).find(),
                        "package " + name + " is missing from the map in " + readme);
            }
        }
    }

    @Test
    void theConfigurationTableListsTheKeysThatExist() throws IOException {
        Path file = Files.writeString(folder.resolve("anju.yaml"), """
                x: 1
                http: {x: 1, tls: {x: 1}}
                audit: {x: 1}
                retention: {x: 1}
                watchdog: {x: 1}
                workOrders: {x: 1}
                mqtt: {x: 1, tls: {x: 1}, links: [{x: 1, id: a, url: "tcp://127.0.0.1:1883"}]}
                journal: {x: 1}
                history: {x: 1}
                simulator: {x: 1}
                delivery:
                  x: 1
                  mail: {x: 1}
                  identity: {x: 1}
                  recipients: [{x: 1, id: a, url: "http://127.0.0.1/", secrets: [whsec_]}]
                  routes: [{x: 1, id: r, to: [a]}]
                  rosters: [{x: 1, id: s, shifts: [{x: 1, members: [a]}], holidays: [{x: 1, from: 2026-10-01, to: 2026-10-01, members: [a]}]}]
                  escalations: [{x: 1, id: e, steps: [{x: 1, after: 1m, to: [a]}]}]
                """);
        List<String> problems = assertThrows(InvalidConfigException.class, () -> ConfigLoader.load(file, Map.of()))
                .problems();
        Set<String> sections = Set.of(
                "audit",
                "retention",
                "watchdog",
                "workOrders",
                "http",
                "mqtt",
                "journal",
                "history",
                "simulator",
                "delivery",
                "mail",
                "identity",
                "recipients",
                "routes",
                "rosters",
                "shifts",
                "holidays",
                "escalations",
                "steps",
                "tls",
                "links");
        Set<String> existing = new TreeSet<>();
        for (String problem : problems) {
            Matcher matcher = Pattern.compile("^(.*?)x: is not known; known here are (.*)$")
                    .matcher(problem);
            assertTrue(matcher.matches(), problem);
            for (String key : matcher.group(2).split(", ", -1)) {
                if (!sections.contains(key)) {
                    existing.add(matcher.group(1).replace("[0]", "[]") + key);
                }
            }
        }

        Set<String> documented = Files.readAllLines(Path.of("../docs/configuration.md")).stream()
                .map(Pattern.compile("^\\| `([a-zA-Z.\\[\\]]+)` \\|.*")::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(existing, documented);
    }

    @Test
    void lockFilesNameNoRegistry() throws IOException {
        assertFalse(Files.readString(Path.of("../dashboards/package-lock.json")).contains("\"resolved\""));
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
