package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.estate.Credential;
import org.anju.gateway.estate.EstateStore.Content;
import org.anju.gateway.estate.EstateStore.DeviceRow;
import org.anju.gateway.estate.EstateStore.Photo;
import org.anju.gateway.estate.EstateStore.StatusChange;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.SealedCredential;
import org.anju.gateway.estate.Sheet;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.Compound;
import org.junit.jupiter.api.Test;

/** The estate on an empty SQL store. */
interface RegisterContract {
    SqlStore store();

    private static Compound compound(String id, double latitude, Building... buildings) {
        return new Compound(id, "A1", "锦绣苑", 2021, 69, latitude, latitude, "物业甲", "", true, List.of(buildings));
    }

    private static DeviceRow device(String id, String gb28181, LifeCycle status) {
        return new DeviceRow(
                id,
                "camera",
                "C1",
                "B1",
                "B1楼2单元摄像机",
                new SealedCredential(Credential.Type.PASSWORD, "salt", "hash"),
                new Sheet(2, -1, "entrance", "单元门上方", "厂商甲", "M1", "S1", "2021-09-30", "2024-09-29", gb28181, status),
                7);
    }

    private static Content content(List<Compound> compounds, List<DeviceRow> devices) {
        return new Content(
                Map.of("city", "偃师"), List.of(new Area("A1", "一片区", "商城街道")), compounds, Map.of(), devices, List.of());
    }

    @Test
    default void everythingComesBackAsItWasSaved() {
        SqlEstate estate = new SqlEstate(store());
        DeviceRow full = device("cam-1", "41038100001310000001", LifeCycle.INSTALLED);
        DeviceRow bare = new DeviceRow("cam-2", "camera", "C2", "", "规划中", null, Sheet.BARE, 0);
        Content saved = new Content(
                Map.of("city", "偃师", "division", "410381"),
                List.of(new Area("A1", "一片区", "商城街道")),
                List.of(
                        compound("C1", 34.7, new Building("B1", 2, 6), new Building("B2", 1, 6)),
                        compound("C2", Double.NaN)),
                Map.of("C1", Map.of("", Map.of("vehicle_entrance", 1), "B1", Map.of("elevator", 2))),
                List.of(full, bare),
                List.of(new StatusChange("cam-1", LifeCycle.INSTALLED, 7, "li")));
        estate.save(saved);

        Content loaded = estate.load();
        assertEquals(saved.settings(), loaded.settings());
        assertEquals(saved.areas(), loaded.areas());
        assertEquals(
                saved.compounds(),
                loaded.compounds().stream()
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .toList());
        assertEquals(saved.features(), loaded.features());
        assertEquals(
                List.of(full, bare),
                loaded.devices().stream()
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .toList());
        assertEquals(saved.statuses(), estate.statuses("cam-1"));
    }

    @Test
    default void whatIsNamedIsReplacedAndTheRestStays() {
        SqlEstate estate = new SqlEstate(store());
        estate.save(content(
                List.of(compound("C1", 34.7, new Building("B1", 2, 6)), compound("C2", 34.8)),
                List.of(device("cam-1", "", LifeCycle.INSTALLED), device("cam-2", "", LifeCycle.INSTALLED))));
        estate.save(new Content(
                Map.of(),
                List.of(),
                List.of(compound("C2", 35)),
                Map.of("C2", Map.of("", Map.of("ebike_shed", 3))),
                List.of(device("cam-2", "", LifeCycle.IN_SERVICE)),
                List.of(new StatusChange("cam-2", LifeCycle.IN_SERVICE, 8, "li"))));
        estate.save(new Content(
                Map.of(),
                List.of(),
                List.of(),
                Map.of("C2", Map.of("", Map.of("main_path", 1))),
                List.of(),
                List.of()));

        Content loaded = estate.load();
        assertEquals("偃师", loaded.settings().get("city"));
        assertEquals(
                Map.of("C1", 34.7, "C2", 35.0),
                Map.of(
                        "C1",
                        loaded.compounds().stream()
                                .filter(it -> it.id().equals("C1"))
                                .toList()
                                .get(0)
                                .latitude(),
                        "C2",
                        loaded.compounds().stream()
                                .filter(it -> it.id().equals("C2"))
                                .toList()
                                .get(0)
                                .latitude()));
        assertEquals(Map.of("C2", Map.of("", Map.of("main_path", 1))), loaded.features(), "all of a compound's");
        assertEquals(
                Map.of("cam-1", LifeCycle.INSTALLED, "cam-2", LifeCycle.IN_SERVICE),
                Map.of(
                        loaded.devices().get(0).id(),
                                loaded.devices().get(0).sheet().status(),
                        loaded.devices().get(1).id(),
                                loaded.devices().get(1).sheet().status()));
    }

    @Test
    default void aGb28181IdTwiceSavesNothingAtAll() {
        SqlEstate estate = new SqlEstate(store());
        List<DeviceRow> twice = List.of(
                device("cam-1", "41038100001310000001", LifeCycle.INSTALLED),
                device("cam-2", "41038100001310000001", LifeCycle.INSTALLED));
        assertThrows(
                RuntimeException.class,
                () -> estate.save(content(List.of(compound("C1", 34.7, new Building("B1", 2, 6))), twice)));
        assertEquals(List.of(), estate.load().devices());
        assertEquals(List.of(), estate.load().compounds());
    }

    @Test
    default void aDeviceHasOnePhotoAndALifeInOrder() {
        SqlEstate estate = new SqlEstate(store());
        List<StatusChange> life = List.of(
                new StatusChange("cam-1", LifeCycle.PLANNED, 1, "li"),
                new StatusChange("cam-1", LifeCycle.INSTALLED, 1, "li"),
                new StatusChange("cam-1", LifeCycle.COMMISSIONED, 2, "wang"));
        estate.save(new Content(
                Map.of(),
                List.of(new Area("A1", "一片区", "")),
                List.of(compound("C1", 34.7)),
                Map.of(),
                List.of(device("cam-1", "", LifeCycle.COMMISSIONED)),
                life));
        assertEquals(life, estate.statuses("cam-1"));
        assertEquals(List.of(), estate.statuses("cam-9"));
        assertNull(estate.photo("cam-1"));
        estate.savePhoto("cam-1", new Photo("image/png", new byte[] {0, 1, (byte) 0xff}, 3, "li"));
        estate.savePhoto("cam-1", new Photo("image/webp", new byte[] {(byte) 0x80, 0}, 4, "wang"));
        Photo photo = Objects.requireNonNull(estate.photo("cam-1"));
        assertEquals("image/webp 4 wang", photo.mediaType() + " " + photo.atMs() + " " + photo.who());
        assertArrayEquals(new byte[] {(byte) 0x80, 0}, photo.bytes());
    }
}
