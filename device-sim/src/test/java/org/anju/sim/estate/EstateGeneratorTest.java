package org.anju.sim.estate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstateGeneratorTest {
    private static final Path CITY_OF_THE_GATEWAY =
            Path.of("..", "gateway", "src", "test", "resources", "city", "estate.json.gz");

    private static Estate estate(long seed) {
        return new EstateGenerator(District.yanshi(District.DIVISION), seed).generate();
    }

    private static List<Compound> compounds(Estate estate) {
        return estate.areas().stream()
                .flatMap(area -> area.compounds().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"BATCH_2021, 2, 24, 1656", "BATCH_2022, 3, 58, 4763", "BATCH_2023, 2, 54, 3008", "ALL, 7, 136, 9427"})
    void meetsThePublishedCountsOfEveryBatchExactly(FleetChoice choice, int areas, int compounds, int households) {
        Estate estate = estate(District.DEFAULT_SEED).only(choice);

        assertEquals(areas, estate.areas().size());
        assertEquals(compounds, compounds(estate).size());
        assertEquals(
                households,
                compounds(estate).stream().mapToInt(Compound::households).sum());
    }

    @ParameterizedTest
    @ValueSource(longs = {District.DEFAULT_SEED, 0, 1, 2, 3, 4, 5, -7, 99, Long.MAX_VALUE})
    void staysBetweenSixAndSevenThousandDevicesWhateverTheSeed(long seed) {
        int devices = estate(seed).placements().size();

        assertTrue(devices >= 6_000 && devices <= 7_000, devices + " devices");
    }

    @Test
    void givesTheSameBytesForTheSameSeedAndOthersForAnother() {
        byte[] first = EstateFile.write(estate(42));

        assertArrayEquals(first, EstateFile.write(estate(42)));
        assertFalse(Arrays.equals(first, EstateFile.write(estate(43))));
    }

    /** The gateway's own tests live in this city; the passwords are left out there. */
    @Test
    void theCityOfTheGatewaysTestsIsThisOne() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode made = json.readTree(EstateFile.write(estate(District.DEFAULT_SEED)));
        made.findValues("devices").forEach(devices -> devices.forEach(device -> ((ObjectNode) device).remove("auth")));

        try (InputStream kept = new GZIPInputStream(Files.newInputStream(CITY_OF_THE_GATEWAY))) {
            assertTrue(made.equals(json.readTree(kept)), CITY_OF_THE_GATEWAY + ": make it anew, without auth");
        }
    }

    @Test
    void showsAllFiveKindsInEveryCompoundOfTheFirstBatch() {
        for (Compound compound : compounds(estate(District.DEFAULT_SEED).only(FleetChoice.BATCH_2021))) {
            Set<Kind> kinds = compound.devices().stream().map(Device::kind).collect(Collectors.toSet());
            assertEquals(Set.copyOf(Kind.builtIn()), kinds, compound.id());
        }
    }

    @Test
    void leavesSomeLaterCompoundsWithoutALift() {
        assertTrue(compounds(estate(District.DEFAULT_SEED)).stream().anyMatch(compound -> compound.devices().stream()
                .noneMatch(device -> device.kind().equals(Kind.ELEVATOR))));
    }

    @Test
    void namesEveryCompoundOnceAndMarksItSimulated() {
        Set<String> names = new HashSet<>();
        for (Compound compound : compounds(estate(District.DEFAULT_SEED))) {
            assertTrue(compound.simulated());
            assertTrue(compound.name().startsWith("模拟"), compound.name());
            assertTrue(names.add(compound.name()), compound.name());
        }
    }

    @Test
    void givesEveryDeviceAnIdOfTheContractAndAPasswordOfItsOwn() {
        Set<String> ids = new HashSet<>();
        Set<String> passwords = new HashSet<>();
        for (Placement placement : estate(District.DEFAULT_SEED).placements()) {
            Device device = placement.device();
            String id = device.id();
            assertTrue(id.matches("[A-Za-z0-9_.-]{1,64}"), id);
            assertTrue(
                    id.startsWith(
                            placement.compound().id() + "-" + device.kind().word() + "-"),
                    id);
            assertTrue(ids.add(id), id);
            Auth auth = device.auth();
            String password = auth == null ? "" : String.valueOf(auth.password());
            assertTrue(password.matches("[A-Za-z0-9_-]{22}"), id);
            assertTrue(passwords.add(password), id);
        }
    }

    @Test
    void putsDevicesOnlyAtBuildingsThatStand() {
        for (Placement placement : estate(District.DEFAULT_SEED).placements()) {
            String building = placement.device().building();
            assertTrue(
                    building == null
                            || placement.compound().buildings().stream()
                                    .anyMatch(standing -> standing.id().equals(building)),
                    placement.device().id());
        }
    }

    @Test
    void clustersTheCompoundsOfAnAreaNearTheCity() {
        for (Area area : estate(District.DEFAULT_SEED).areas()) {
            for (Compound one : area.compounds()) {
                assertEquals(34.73, one.latitude(), 0.03);
                assertEquals(112.79, one.longitude(), 0.03);
                for (Compound other : area.compounds()) {
                    assertEquals(one.latitude(), other.latitude(), 0.012);
                    assertEquals(one.longitude(), other.longitude(), 0.015);
                }
            }
        }
    }

    @Test
    void keepsIdsAndPasswordsInASmallerFleet() {
        Estate whole = estate(District.DEFAULT_SEED);

        Set<Device> all = whole.placements().stream().map(Placement::device).collect(Collectors.toSet());
        for (Placement placement : whole.only(FleetChoice.BATCH_2023).placements()) {
            assertTrue(all.contains(placement.device()));
        }
    }

    @Test
    void neverShowsAPasswordInText() {
        Auth auth = estate(1).placements().get(0).device().auth();

        assertEquals("Auth[password=***]", String.valueOf(auth));
    }
}
