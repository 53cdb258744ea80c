package org.anju.gateway.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.model.Compound;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EstateImportTest {
    private static final String GOOD = """
            {"division":"410381","city":"偃师","areas":[{"id":"A1","name":"一片区","subdistrict":"槐新街道","compounds":[
              {"id":"A1-C01","name":"锦绣苑","batch":2021,"households":69,"latitude":34.73,"longitude":112.79,"manager":"安心物业",
               "buildings":[{"id":"B1","entrances":2,"floors":6}],
               "devices":[
                 {"id":"A1-C01-camera-001","kind":"camera","building":"B1","name":"东门摄像机","auth":{"password":"correct horse"}},
                 {"id":"A1-C01-lamp-001","kind":"lamp","name":"路灯一","auth":{"token":"token-0123456789"}}]}]}]}
            """;

    private static final ManualClock CLOCK = new ManualClock(1_700_000_000_000L);

    @TempDir
    Path folder;

    private SqlStore sql;
    private CredentialSeal seal;
    private EstateRegistry registry;

    @BeforeEach
    void open() throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        seal = CredentialSeal.open(folder.resolve("credential.key"));
        registry = reopen();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private EstateRegistry reopen() throws Exception {
        return new EstateRegistry(new SqlEstate(sql), seal, Profiles.load(null), "Asia/Shanghai", CLOCK);
    }

    private ImportReport run(String body) {
        return registry.run("application/json", body.getBytes(StandardCharsets.UTF_8), false, false);
    }

    @Test
    void importsAndSurvivesARestart() throws Exception {
        ImportReport report = run(GOOD);

        assertTrue(report.applied());
        assertEquals(2, report.added());
        EstateRegistry again = reopen();
        assertEquals("偃师", again.current().city());
        assertEquals("锦绣苑", again.current().compounds().get("A1-C01").name());
        assertEquals(2, again.current().devicesOf("A1-C01").size());
        assertEquals(
                "B1",
                again.current().compounds().get("A1-C01").buildings().get(0).id());
        assertNotNull(
                again.authenticate("A1-C01-camera-001", new Credential(Credential.Type.PASSWORD, "correct horse")));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        run(GOOD);
        long version = registry.current().version();

        ImportReport report = run(GOOD);

        assertEquals(2, report.unchanged());
        assertEquals(0, report.added() + report.changed());
        assertTrue(registry.current().version() >= version);
    }

    @Test
    void aNewPasswordCountsAsAChangeAndTheOldOneEnds() {
        run(GOOD);

        ImportReport report = run(GOOD.replace("correct horse", "battery staple"));

        assertEquals(1, report.changed());
        assertNull(
                registry.authenticate("A1-C01-camera-001", new Credential(Credential.Type.PASSWORD, "correct horse")));
        assertNotNull(
                registry.authenticate("A1-C01-camera-001", new Credential(Credential.Type.PASSWORD, "battery staple")));
    }

    @Test
    void aTokenFindsItsDevice() {
        run(GOOD);

        assertEquals(
                "A1-C01-lamp-001",
                registry.owner(new Credential(Credential.Type.TOKEN, "token-0123456789"))
                        .id()
                        .value());
        assertNull(registry.owner(new Credential(Credential.Type.TOKEN, "token-9876543210")));
    }

    @Test
    void dryRunReportsAndWritesNothing() {
        ImportReport report = registry.run("application/json", GOOD.getBytes(StandardCharsets.UTF_8), true, false);

        assertFalse(report.applied());
        assertEquals(2, report.added());
        assertTrue(registry.current().devices().isEmpty());
    }

    @Test
    void badRowsAreAllNamedAndRefuseTheFile() {
        String bad = """
                {"areas":[{"id":"A1","name":"一片区","compounds":[
                  {"id":"C 1","name":"有空格","batch":2021,"households":10},
                  {"id":"C2","name":"","batch":21,"households":-1,"devices":[
                     {"id":"D0","kind":"lamp","name":"x","auth":{"password":"12345678"}}]},
                  {"id":"C3","name":"好","batch":2021,"households":10,"devices":[
                     {"id":"D1","kind":"toaster","name":"x","auth":{"password":"12345678"}},
                     {"id":"D2","kind":"lamp","name":"x"},
                     {"id":"D3","kind":"lamp","name":"x","auth":{"password":"short"}},
                     {"id":"D4","kind":"lamp","name":"x","building":"B9","auth":{"password":"12345678"}},
                     {"id":"D5","kind":"lamp","name":"x","auth":{"password":"12345678"}},
                     {"id":"D5","kind":"lamp","name":"x","auth":{"password":"12345678"}}]}]}]}
                """;

        ImportReport report = run(bad);

        assertFalse(report.applied());
        assertEquals(
                List.of(
                        "areas[0].compounds[0] compound id 'C 1' must be 1-64 characters of A-Z a-z 0-9 - _ .",
                        "areas[0].compounds[1] name must have 1 to 100 characters; batch 21 is not a year; give the year of renovation such as"
                                + " 2021; households -1 is negative",
                        "areas[0].compounds[1].devices[0] its compound 'C2' is missing or was refused",
                        "areas[0].compounds[2].devices[0] kind 'toaster' has no profile; known kinds are camera, gate, lamp, charger,"
                                + " elevator",
                        "areas[0].compounds[2].devices[1] auth is missing; give one of password, token, certificate or"
                                + " gateway, or import it as planned and issue its credential later",
                        "areas[0].compounds[2].devices[2] auth.password must have 8 to 256 characters",
                        "areas[0].compounds[2].devices[3] building 'B9' is not one of compound C3; add it under buildings or leave it"
                                + " empty",
                        "areas[0].compounds[2].devices[5] id 'D5' stands already at areas[0].compounds[2].devices[4]"),
                report.refused().stream()
                        .map(refusal -> refusal.where() + " " + refusal.reason())
                        .toList());
        assertTrue(registry.current().devices().isEmpty());

        ImportReport partial = registry.run("application/json", bad.getBytes(StandardCharsets.UTF_8), false, true);
        assertTrue(partial.applied());
        assertEquals(1, registry.current().devices().size());
    }

    @Test
    void aFileThatIsNotJsonNamesThePlace() {
        ImportReport report = run("{\"areas\":[\n{]");

        assertFalse(report.applied());
        assertEquals("line 2 column 2", report.refused().get(0).where());
    }

    @Test
    void csvGivesTheSameEstate() {
        String csv = """
                city,division,area,areaName,subdistrict,compound,compoundName,batch,households,latitude,longitude,manager,building,entrances,floors,id,kind,name,password,token
                偃师,410381,A1,一片区,槐新街道,A1-C01,锦绣苑,2021,69,34.73,112.79,安心物业,B1,2,6,A1-C01-camera-001,camera,东门摄像机,correct horse,
                偃师,410381,A1,,,A1-C01,,,,,,,,,,A1-C01-lamp-001,lamp,路灯一,,token-0123456789
                """;
        run(GOOD);

        ImportReport report = registry.run("text/csv", csv.getBytes(StandardCharsets.UTF_8), false, false);

        assertEquals(List.of(), report.refused());
        assertEquals(2, report.unchanged());
    }

    @Test
    void rowsThatOnlyNameTheirPlacesLeaveThemAsTheyAre() {
        registry.run("text/csv", """
                area,areaName,subdistrict,compound,compoundName,batch,households,building,entrances,floors,id,kind,name,password
                A1,首阳片区,首阳街道,A1-C01,锦绣苑,2021,69,B1,3,6,D1,lamp,灯一,secret-of-lamp-1
                """.getBytes(StandardCharsets.UTF_8), false, false);

        ImportReport report = registry.run("text/csv", """
                area,compound,building,id,kind,name,password
                A1,A1-C01,B1,D2,lamp,灯二,secret-of-lamp-2
                A1,A1-C09,,D3,lamp,灯三,secret-of-lamp-3
                """.getBytes(StandardCharsets.UTF_8), false, true);

        Estate estate = registry.current();
        Compound compound = Objects.requireNonNull(estate.compound("A1-C01"));
        assertEquals(
                "锦绣苑 2021 69 3",
                compound.name() + " " + compound.batch() + " " + compound.households() + " "
                        + compound.buildings().get(0).entrances());
        assertEquals(
                "首阳片区 首阳街道",
                estate.areas().get("A1").name() + " " + estate.areas().get("A1").subdistrict());
        assertNotNull(estate.device("D2"));
        assertEquals(
                List.of("line 3 its compound 'A1-C09' is missing or was refused"),
                report.refused().stream()
                        .map(refusal -> refusal.where() + " " + refusal.reason())
                        .toList());
    }

    @Test
    void csvNamesLinesAndColumns() {
        ImportReport missing =
                registry.run("text/csv", "area,id\nA1,D1\n".getBytes(StandardCharsets.UTF_8), false, false);
        ImportReport wrong = registry.run(
                "text/csv",
                "area,compound,batch,households,id,kind,name,password\nA1,C1,soon,many,D1,lamp,x,12345678\n"
                        .getBytes(StandardCharsets.UTF_8),
                false,
                false);

        assertEquals(
                "columns are missing: compound, kind, name",
                missing.refused().get(0).reason());
        assertEquals("line 2", wrong.refused().get(0).where());
        assertEquals(
                "batch 'soon' and households 'many' must be whole numbers",
                wrong.refused().get(0).reason());
    }

    @Test
    void sevenThousandDevicesImport() {
        StringBuilder devices = new StringBuilder();
        for (int i = 0; i < 7000; i++) {
            devices.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"D%05d\",\"kind\":\"lamp\",\"name\":\"x\",\"auth\":{\"password\":\"pass-%05d\"}}"
                            .formatted(i, i));
        }

        ImportReport report = run(
                "{\"areas\":[{\"id\":\"A1\",\"name\":\"x\",\"compounds\":[{\"id\":\"C1\",\"name\":\"x\",\"batch\":2021,\"households\":1,"
                        + "\"devices\":[" + devices + "]}]}]}");

        assertEquals(7000, report.added());
        assertEquals(7000, registry.current().devices().size());
    }
}
