package org.anju.gateway.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.fake.CoverageEstate;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Tick;
import org.anju.gateway.sql.SqlReports;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is a function of what was kept: the same a day later, another when anything of it is changed. */
final class ReportTest {
    private static final long START = 1_700_000_000_000L;

    private final Estate estate =
            CoverageEstate.city(List.of(List.of(1, 2, 3, 4), List.of(1, 2, 4), List.of(1, 2, 3, 4)), 1);
    private final ManualClock clock = new ManualClock(START + 60_000);

    @TempDir
    Path folder;

    private SqlStore sql;
    private Coverage coverage;
    private Reports reports;

    @BeforeEach
    void open() throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        coverage = new Coverage(() -> estate, PolicyReader.read(CoverageEstate.POLICY, estate.kinds()));
        List<Entry> entries = new ArrayList<>(List.of(new Tick(START)));
        for (Device device : estate.devices().values()) {
            entries.add(new Presence(device, START, PresenceState.ONLINE, 1, "connected"));
            entries.add(TestEstate.reading(device, START, "fps", 25));
        }
        entries.add(new Tick(START + 60_000));
        coverage.apply(new Batch(1, entries));
        reports = new Reports(
                () -> estate,
                coverage,
                new SqlReports(sql),
                compounds -> List.of(new ReportFacts.Evidence(
                        "cm-1",
                        "C2",
                        "C2-camera-1",
                        "wang",
                        START,
                        START + 500,
                        "fps = 25.0",
                        "al-1",
                        "camera.scene_change",
                        START + 1_000,
                        START + 1_010,
                        START + 90_000,
                        "installer",
                        "",
                        "")),
                clock);
    }

    @AfterEach
    void close() {
        sql.close();
    }

    /** The next day devices are gone, another policy is in force, and the gateway was restarted with nothing but its database. */
    @Test
    void aDayLaterItIsTheSameAlthoughEverythingElseChanged() throws Exception {
        ReportStore.Row ofCompound = reports.ofCompound(Objects.requireNonNull(estate.compound("C2")), "li");
        ReportStore.Row ofBatch = reports.ofBatch(2022, "li");
        String printed = ReportDocument.html(reports.compute(ofCompound.id()), "zh");
        String inEnglish = ReportDocument.html(reports.compute(ofBatch.id()), "en");

        clock.advance(TimeUnit.DAYS.toMillis(1));
        coverage.apply(new Batch(
                100,
                List.of(
                        new Presence(
                                Objects.requireNonNull(estate.device("C2-camera-1")),
                                clock.millis(),
                                PresenceState.OFFLINE,
                                1,
                                "gone"),
                        new Tick(clock.millis()))));
        coverage.policy(PolicyReader.read(CoverageEstate.POLICY.replace("93.5", "10"), estate.kinds()));
        sql.close();
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        Reports after = new Reports(() -> estate, coverage, new SqlReports(sql), compounds -> List.of(), clock);

        assertEquals(ofCompound.hash(), after.compute(ofCompound.id()).hash());
        assertEquals(printed, ReportDocument.html(after.compute(ofCompound.id()), "zh"));
        assertEquals(ofBatch.hash(), after.compute(ofBatch.id()).hash());
        assertEquals(inEnglish, ReportDocument.html(after.compute(ofBatch.id()), "en"));
        assertNotEquals(
                ofCompound.hash(),
                after.ofCompound(Objects.requireNonNull(estate.compound("C2")), "li")
                        .hash());
    }

    @Test
    void whoeverChangesWhatWasKeptIsFoundOut() throws Exception {
        ReportStore.Row row = reports.ofBatch(2022, "li");
        ReportFacts facts = reports.compute(row.id()).facts();
        ReportFacts better = ReportFacts.of(new ReportFacts(
                        facts.scope(),
                        facts.scopeId(),
                        facts.scopeName(),
                        facts.city(),
                        facts.division(),
                        facts.timeZone(),
                        facts.asOfMs(),
                        facts.policyText().replace("at_least_pct: 93.5", "at_least_pct: 10"),
                        facts.compounds(),
                        facts.evidence())
                .toBytes());

        assertNotEquals(
                row.hash(), Report.of(row.id(), "li", row.madeMs(), better).hash());
        assertEquals(row.hash(), Report.of(row.id(), "li", row.madeMs(), facts).hash());
    }

    @Test
    void itSaysWhatIsMissingWithEvidenceAndRoomToSignInBothLanguages() throws Exception {
        ReportStore.Row row = reports.ofCompound(Objects.requireNonNull(estate.compound("C2")), "<li>");
        Report report = reports.compute(row.id());

        String zh = ReportDocument.html(report, "zh");
        String en = ReportDocument.html(report, "en");

        assertFalse(row.passes());
        for (String wanted : List.of(
                "智慧安防全植入验收报告",
                "整改",
                "B1楼3单元缺少单元视频 1 个",
                "台账缺 序列号",
                "测试 1",
                "市委政法委",
                "&lt;li&gt;",
                row.hash(),
                "小区2 · 调试：已签收 1 / 3 台",
                "C2-camera-1（cm-1）",
                "camera.scene_change al-1")) {
            assertTrue(zh.contains(wanted), wanted);
        }
        for (String wanted : List.of(
                "Building B1 entrance 3 lacks 1 device for &quot;Entrance video&quot;",
                "to be rectified",
                row.hash(),
                "Signatures")) {
            assertTrue(en.contains(wanted), wanted);
        }
        String csv = new String(ReportTable.csv(report, "zh"), StandardCharsets.UTF_8);
        assertTrue(
                csv.contains("C2,小区2,installed,entrance_video,,\"B1楼3单元缺少单元视频 1 个\"")
                        || csv.contains("B1楼3单元缺少单元视频 1 个"),
                csv);
        assertEquals('P', ReportTable.xlsx(report, "zh")[0]);
    }

    @Test
    void aBatchPrintsToPdf() throws Exception {
        ReportStore.Row row = reports.ofBatch(2022, "li");
        Path page =
                Files.writeString(folder.resolve("report.html"), ReportDocument.html(reports.compute(row.id()), "zh"));
        Path pdf = folder.resolve("report.pdf");

        chromium(page, pdf);

        byte[] bytes = Files.readAllBytes(pdf);
        assertEquals("%PDF", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
        assertTrue(bytes.length > 20_000, bytes.length + " bytes");
    }

    private void chromium(Path page, Path pdf) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + pdf,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(folder.resolve("chromium.log")));
        }
    }
}
