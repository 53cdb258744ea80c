package org.anju.gateway.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlStore;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register in full: sheets, GB/T 28181 ids, life of devices, spreadsheets. */
final class RegisterTest {
    private static final String ESTATE = """
            {"division":"410381","city":"偃师","areas":[{"id":"A1","name":"一片区","compounds":[
              {"id":"C1","name":"锦绣苑","batch":2021,"households":69,"features":{"vehicle_entrance":1},
               "buildings":[{"id":"B1","entrances":2,"floors":6,"features":{"elevator":1}}],
               "devices":[%s]}]}]}
            """;
    private static final String CAMERA = """
            {"id":"cam-1","kind":"camera","building":"B1","entrance":2,"floor":1,"point":"entrance","name":"B1楼2单元摄像机",
             "vendor":"厂商甲","model":"M1","serial":"S1","installed":"2021-09-30","warrantyUntil":"2024-09-29","location":"单元门上方",
             "auth":{"password":"correct horse"}}
            """;
    private static final String PLANNED = """
            {"id":"cam-2","kind":"camera","name":"规划中的摄像机","status":"planned"}
            """;

    private final ManualClock clock = new ManualClock(1_700_000_000_000L);

    @TempDir
    Path folder;

    private SqlStore sql;
    private EstateRegistry registry;

    @BeforeEach
    void open() throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        registry = reopen();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private EstateRegistry reopen() throws Exception {
        return new EstateRegistry(
                new SqlEstate(sql), new CredentialSeal(new byte[32]), Profiles.load(null), "Asia/Shanghai", clock);
    }

    private ImportReport run(String... devices) {
        return registry.run(
                "application/json",
                ESTATE.formatted(String.join(",", devices)).getBytes(StandardCharsets.UTF_8),
                false,
                false);
    }

    private Sheet sheet(String device) {
        return registry.current().sheet(device);
    }

    @Test
    void keepsTheSheetOfADeviceOverARestartAndChangesNothingTheSecondTime() throws Exception {
        assertTrue(run(CAMERA).applied());

        registry = reopen();
        Sheet sheet = sheet("cam-1");
        assertEquals(2, sheet.entrance());
        assertEquals(Integer.valueOf(1), sheet.floor());
        assertEquals("entrance", sheet.point());
        assertEquals("2024-09-29", sheet.warrantyUntil());
        assertEquals(LifeCycle.IN_SERVICE, sheet.status());
        assertEquals("41038100011322000001", sheet.gb28181());
        assertEquals(Map.of("elevator", 1), registry.current().register().features("C1", "B1"));
        assertEquals(
                Map.of("vehicle_entrance", 1), registry.current().register().features("C1", ""));
        assertEquals(1, run(CAMERA).unchanged());
    }

    @Test
    void whatARowLeavesOutStaysAsItWas() {
        run(CAMERA);

        run("{\"id\":\"cam-1\",\"kind\":\"camera\",\"building\":\"B1\",\"name\":\"新名\",\"serial\":\"S2\"}");

        assertEquals("厂商甲", sheet("cam-1").vendor());
        assertEquals("S2", sheet("cam-1").serial());
    }

    @Test
    void everythingWrongWithARowIsSaid() {
        String bad = """
                {"id":"x","kind":"camera","building":"B1","name":"x","entrance":3,"floor":9,"point":"Main Path","installed":"30.9.2021",
                 "warrantyUntil":"2021-01-01","gb28181":"123","status":"broken","auth":{"password":"12345678"}}
                """;
        assertEquals(
                List.of(
                                "gb28181 '123' must have exactly 20 digits",
                                "point 'Main Path' must be a word of a-z, 0-9 and _ such as main_path",
                                "entrance 3 does not exist: building 'B1' has 2",
                                "floor 9 does not exist: building 'B1' has 6",
                                "installed '30.9.2021' is not a date such as 2021-09-30",
                                "status 'broken' is not one of planned, installed, commissioned, in_service, under_repair, retired")
                        .stream()
                        .sorted()
                        .toList(),
                List.of(run(bad).refused().get(0).reason().split("; ")).stream()
                        .sorted()
                        .toList());
        assertTrue(
                run("{\"id\":\"x\",\"kind\":\"lamp\",\"name\":\"x\",\"instaled\":\"2021-01-01\",\"auth\":{\"password\":\"12345678\"}}")
                        .refused()
                        .get(0)
                        .reason()
                        .startsWith("'instaled' is not known of a device"));
    }

    @Test
    void aGbIdBelongsToOneDevice() {
        String twice =
                "{\"id\":\"%s\",\"kind\":\"camera\",\"name\":\"x\",\"gb28181\":\"41038100011322000007\",\"auth\":{\"password\":\"12345678\"}}";
        ImportReport report = run(twice.formatted("a"), twice.formatted("b"));

        assertEquals(
                "gb28181 41038100011322000007 is that of device 'a'",
                report.refused().get(0).reason());
        assertEquals(
                "gb28181 41038100012002000007 has type code 200 in digits 11-13, which is no device type; the profile's is 132",
                run(twice.formatted("a").replace("1132200", "1200200"))
                        .refused()
                        .get(0)
                        .reason());
    }

    @Test
    void aPlannedDeviceIsRegisteredButStandsNotInTheField() {
        run(CAMERA, PLANNED);

        assertEquals(1, registry.current().devices().size());
        assertEquals(2, registry.current().register().entries().size());
        assertEquals(
                "it has no credential; issue one before it is installed",
                registry.changeStatus(List.of("cam-2"), LifeCycle.INSTALLED, "li")
                        .get(0)
                        .problem());
        String password = registry.issue(List.of("cam-2")).get(0).password();
        assertNull(registry.authenticate("cam-2", new Credential(Credential.Type.PASSWORD, password)));
        clock.advance(1000);
        assertEquals(
                "",
                registry.changeStatus(List.of("cam-2"), LifeCycle.INSTALLED, "li")
                        .get(0)
                        .problem());
        assertNotNull(registry.authenticate("cam-2", new Credential(Credential.Type.PASSWORD, password)));
        assertEquals(
                List.of(
                        new EstateStore.StatusChange("cam-2", LifeCycle.PLANNED, 1_700_000_000_000L, "import"),
                        new EstateStore.StatusChange("cam-2", LifeCycle.INSTALLED, 1_700_000_001_000L, "li")),
                registry.statuses("cam-2"));
    }

    @Test
    void aRetiredDeviceMayNotComeBackAndKeepsNobodyElseBack() {
        run(CAMERA);
        registry.changeStatus(List.of("cam-1"), LifeCycle.RETIRED, "li");

        List<RegisterDesk.Outcome> outcomes =
                registry.changeStatus(List.of("cam-1", "nobody"), LifeCycle.IN_SERVICE, "li");

        assertEquals(
                "status cannot go from retired to in_service; it stays retired",
                outcomes.get(0).problem());
        assertEquals("there is no device 'nobody'", outcomes.get(1).problem());
        assertTrue(registry.current().devices().isEmpty());
        assertNull(registry.authenticate("cam-1", new Credential(Credential.Type.PASSWORD, "correct horse")));
        assertFalse(run(CAMERA.replace("\"auth\"", "\"status\":\"in_service\",\"auth\""))
                .applied());
    }

    @Test
    void issuingACredentialVoidsTheOneBefore() {
        run(CAMERA);

        String password = registry.issue(List.of("cam-1", "nobody")).get(0).password();

        assertEquals(24, password.length());
        assertNull(registry.authenticate("cam-1", new Credential(Credential.Type.PASSWORD, "correct horse")));
        assertNotNull(registry.authenticate("cam-1", new Credential(Credential.Type.PASSWORD, password)));
    }

    @Test
    void aPhotoIsKept() {
        run(CAMERA);
        registry.savePhoto("cam-1", new EstateStore.Photo("image/jpeg", new byte[] {1, 2}, 5, "li"));
        registry.savePhoto("cam-1", new EstateStore.Photo("image/png", new byte[] {3}, 6, "wang"));

        EstateStore.Photo photo = Objects.requireNonNull(registry.photo("cam-1"));
        assertEquals("image/png", photo.mediaType());
        assertEquals(3, photo.bytes()[0]);
        assertNull(registry.photo("cam-2"));
    }

    @Test
    void aSpreadsheetWithChineseHeadsGivesTheSameRegister() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("台账");
            List<String> heads = List.of(
                    "城市", "行政区划代码", "片区编号", "片区", "小区编号", "小区", "批次", "户数", "小区设施", "楼栋", "单元数", "层数", "楼栋设施", "设备编号",
                    "设备类型", "设备名称", "单元", "楼层", "点位", "厂商", "型号", "序列号", "安装日期", "质保到期", "安装位置", "密码");
            for (int i = 0; i < heads.size(); i++) {
                sheet.value(0, i, heads.get(i));
            }
            List<Object> cells = List.of(
                    "偃师",
                    410381,
                    "A1",
                    "一片区",
                    "C1",
                    "锦绣苑",
                    2021,
                    69,
                    "vehicle_entrance=1",
                    "B1",
                    2,
                    6,
                    "elevator=1",
                    "cam-1",
                    "camera",
                    "B1楼2单元摄像机",
                    2,
                    1,
                    "entrance",
                    "厂商甲",
                    "M1",
                    "S1",
                    "2021-09-30",
                    "2024-09-29",
                    "单元门上方",
                    "correct horse");
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i) instanceof Integer number) {
                    sheet.value(1, i, number);
                } else {
                    sheet.value(1, i, String.valueOf(cells.get(i)));
                }
            }
            sheet.value(1, 22, LocalDate.of(2021, 9, 30));
            sheet.style(1, 22).format("yyyy-mm-dd").set();
        }
        run(CAMERA);

        ImportReport report = registry.run(EstateRegistry.XLSX, bytes.toByteArray(), false, false);

        assertEquals(List.of(), report.refused());
        assertEquals(1, report.unchanged());
        assertEquals(
                "file",
                registry.run(EstateRegistry.XLSX, new byte[] {1, 2, 3}, false, false)
                        .refused()
                        .get(0)
                        .where());
    }
}
