package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind that is known from a file alone lives by that file. */
class ProfiledTest {
    private static final Path FOLDER = Path.of("..", "gateway", "src", "main", "resources", "further", "profiles");

    private static final long NEW_YEAR_2026_MS = 1_767_225_600_000L;

    @TempDir
    private Path folder;

    static List<Kind> kinds() {
        Profiles profiles = Profiles.read(FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .map(profiles::kind)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aDayIsWithinTheProfileAndItsOrdinaryBands(Kind kind) {
        PublishedProfile published = new PublishedProfile(FOLDER, kind);
        Set<String> seen = new HashSet<>();
        for (int number = 0; number < 20; number++) {
            Life life = Life.of(kind, number, 7, number % 2 == 0 ? Life.MIDSUMMER_MS : Life.MIDWINTER_MS)
                    .live(Life.DAY_MS);
            assertTrue(life.events.isEmpty());
            for (Life.Sample sample : life.samples) {
                assertEquals(Set.copyOf(published.fields()), sample.values().keySet());
                sample.values().forEach((field, value) -> {
                    assertEquals("", published.fault(field, value), field + " = " + value);
                    assertTrue(published.isNormal(field, value), field + " = " + value);
                });
                seen.add(sample.values().toString());
            }
        }
        assertTrue(seen.size() > 20, "values move: " + seen.size());
        assertEquals(published.samplingMs(), kind.samplingMs());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameSeedGivesTheSameBytes(Kind kind) {
        List<String> first =
                Life.of(kind, 3, 7, Life.MIDSUMMER_MS).live(Life.DAY_MS / 4).wire();

        assertEquals(
                first,
                Life.of(kind, 3, 7, Life.MIDSUMMER_MS).live(Life.DAY_MS / 4).wire());
        assertFalse(first.equals(
                Life.of(kind, 3, 8, Life.MIDSUMMER_MS).live(Life.DAY_MS / 4).wire()));
    }

    @Test
    void everyTypeOfFieldHasItsValue() throws IOException {
        Files.writeString(folder.resolve("robot.yaml"), """
                kind: robot
                label: { zh: 机器人, en: Robot }
                sampling_s: 10
                fields:
                  mode: { type: text, values: [Idle, Busy] }
                  note: { type: text, max_length: 3 }
                  code: { type: integer, codes: { 4: { zh: 四, en: four } } }
                  runs_total: { type: integer, counter: true }
                  steps: { type: integer, min: 10, max: 1000 }
                  pump_running: { type: flag }
                  tilted: { type: flag }
                commands:
                  locate: { label: { zh: 定位, en: Locate } }
                """);
        Kind kind = Profiles.read(folder).kind("robot");
        Life life = Life.of(kind, 1, 7, NEW_YEAR_2026_MS).live(Life.DAY_MS);
        Map<String, Object> values = life.last().values();

        assertEquals("Idle", values.get("mode"));
        assertEquals("not", values.get("note"));
        assertEquals(4L, values.get("code"));
        assertEquals(true, values.get("pump_running"));
        assertEquals(false, values.get("tilted"));
        assertTrue(values.get("steps") instanceof Long steps && steps >= 10 && steps <= 1_000, values.toString());
        List<Long> meter = new ArrayList<>();
        life.samples.forEach(sample -> meter.add((Long) sample.values().get("runs_total")));
        assertEquals(meter.stream().sorted().toList(), meter, "a meter only grows");
        assertTrue(meter.get(meter.size() - 1) > meter.get(0));
        assertTrue(life.behaviour.command("locate", Map.of(), life.sink).ok());
        assertFalse(life.behaviour.command("fly", Map.of(), life.sink).ok());
    }

    @Test
    void anEstateHasAsManyAsWantedAndReadsBack() throws IOException {
        Profiles profiles = Profiles.read(FOLDER);
        Kind hydrant = profiles.kind("hydrant");
        Estate plain = new EstateGenerator(District.yanshi("410381"), 5).generate();
        Estate more = new EstateGenerator(District.yanshi("410381"), 5, Map.of(hydrant, 2)).generate();

        assertEquals(plain.placements().size() + 2 * 136, more.placements().size());
        Path file = Files.write(folder.resolve("estate.json"), EstateFile.write(more));
        assertEquals(
                2 * 136,
                EstateFile.read(file, profiles).placements().stream()
                        .filter(placement -> placement.device().kind().equals(hydrant))
                        .count());
        assertEquals(
                more.placements().size(), EstateFile.read(file).placements().size(), "without a file as well");
        Files.writeString(file, Files.readString(file).replace("\"hydrant\"", "\"fountain\""));
        assertTrue(assertThrows(BadInputException.class, () -> EstateFile.read(file))
                .getMessage()
                .contains("unknown device kind 'fountain'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: Robot                                              | is no word of a-z",
                "kind: robot                                              | sampling_s must be 1 to 86400",
                "{kind: robot, sampling_s: 5}                             | fields is missing or empty",
                "{kind: robot, sampling_s: 5, fields: {a: {type: blob}}}  | fields.a.type must be number",
                "{kind: robot, sampling_s: 5, fields: {a: {type: number, min: 5, max: 1}}} | fields.a: its least value 5.0",
                "{kind: robot, sampling_s: 5, fields: {a: {type: flag}}, simulation: {incidents: {x: {}}}} | incidents.x: needs",
                "{kind: robot, sampling_s: 5, fields: {a: {type: flag}}, simulation: {incidents: {x: {seconds: 9, set: {b: 1}}}}} | incidents.x.set: 'b' is not of this kind; it has a",
                "{kind: robot, sampling_s: 5, fields: {a: {type: flag}}, events: {e: {}}, simulation: {incidents: {x: {seconds: 9, event: f}}}} | incidents.x.event: 'f' is not",
                "kind: [                                                  | is not YAML"
            })
    void aBrokenProfileIsNamedWithItsRemedy(String yaml, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("robot.yaml"), yaml);

        String said = assertThrows(BadInputException.class, () -> Profiles.read(folder))
                .getMessage();

        assertTrue(said.startsWith(file.toString()) && said.contains(complaint), said);
    }
}
