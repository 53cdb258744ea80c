package org.anju.gateway.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whole files: seven thousand devices, two hundred mistakes, there and back, and sealed credentials. */
final class EstateFilesTest {
    @TempDir
    Path folder;

    private SqlStore sql;
    private EstateRegistry registry;

    @BeforeEach
    void open() throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        registry = registry(sql);
    }

    private static EstateRegistry registry(SqlStore store) throws Exception {
        return new EstateRegistry(
                new SqlEstate(store),
                new CredentialSeal(new byte[32]),
                Profiles.load(null),
                "Asia/Shanghai",
                new ManualClock(1_700_000_000_000L));
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static final String HEAD =
            "city,division,area,areaName,compound,compoundName,batch,households,building,entrances,floors,id,kind,name,entrance,point,vendor,"
                    + "model,serial,installed,password\n";

    private static String row(int number) {
        int compound = number % 136;
        return "偃师,410381,A%d,片区%d,C%03d,小区%d,2021,69,B1,4,6,D%05d,camera,摄像机%d,%d,entrance,厂商,M,S%d,2021-09-30,password-%d%n"
                .formatted(
                        compound % 7, compound % 7, compound, compound, number, number, number % 4 + 1, number, number);
    }

    @Test
    void sevenThousandDevicesImportWithTheirSheets() {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int i = 0; i < 7_000; i++) {
            csv.append(row(i));
        }

        long begun = System.nanoTime();
        ImportReport report = registry.run("text/csv", csv.toString().getBytes(StandardCharsets.UTF_8), false, false);
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);

        LoggerFactory.getLogger(EstateFilesTest.class).info("7,000 devices imported in {} ms", tookMs);
        assertEquals(7_000, report.added());
        assertEquals(136, report.compounds());
        Set<String> codes = new HashSet<>();
        registry.current()
                .register()
                .entries()
                .values()
                .forEach(entry -> codes.add(entry.sheet().gb28181()));
        assertEquals(7_000, codes.size());
    }

    @Test
    void twoHundredMistakesAreAllNamedAndNothingIsImportedUnlessTold() {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int i = 0; i < 1_000; i++) {
            csv.append(row(i));
        }
        List<String> mistakes = List.of(
                ",camera,", ",toaster%d,",
                ",D0", ",D %d 0",
                ",entrance,", ",Spot %d,",
                ",2021-09-30,", ",30.9.%d,",
                ",password-", ",p");
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = 1_000 + i;
            int kind = i % 5;
            String row = row(number);
            String bad = kind == 4
                    ? row.substring(0, row.lastIndexOf(",password")) + ",p" + i + "\n"
                    : row.replaceFirst(
                            mistakes.get(2 * kind), mistakes.get(2 * kind + 1).formatted(i + 20));
            csv.append(bad);
            lines.add(number + 2);
        }
        byte[] body = csv.toString().getBytes(StandardCharsets.UTF_8);

        ImportReport refused = registry.run("text/csv", body, false, false);

        assertFalse(refused.applied());
        assertEquals(200, refused.refused().size());
        assertEquals(
                lines.stream().map(line -> "line " + line).toList(),
                refused.refused().stream().map(ImportReport.Refusal::where).toList());
        // Only what is said of a password names no value.
        assertEquals(
                161,
                refused.refused().stream()
                        .map(ImportReport.Refusal::reason)
                        .distinct()
                        .count());
        assertTrue(registry.current().devices().isEmpty());

        ImportReport partial = registry.run("text/csv", body, false, true);
        assertTrue(partial.applied());
        assertEquals(1_000, registry.current().devices().size());
        assertEquals(200, partial.refused().size());
    }

    @Test
    void whatIsExportedIsReadAgainAsItWas() throws Exception {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int i = 0; i < 300; i++) {
            csv.append(row(i));
        }
        registry.run("text/csv", csv.toString().getBytes(StandardCharsets.UTF_8), false, false);
        EstateExport export = new EstateExport(registry.current(), compound -> true);

        for (var file : List.of(
                Map.entry("text/csv", export.csv()),
                Map.entry(EstateRegistry.XLSX, export.xlsx()),
                Map.entry("application/json", export.json()))) {
            assertFalse(new String(file.getValue(), StandardCharsets.UTF_8).contains("password-"));
            ImportReport report = registry.run(file.getKey(), file.getValue(), false, false);
            assertEquals(List.of(), report.refused(), file.getKey());
            assertEquals(300, report.unchanged(), file.getKey());
        }
    }

    @Test
    void openSslOpensASealedFileOnlyWithItsPassphrase() throws Exception {
        registry.run("text/csv", (HEAD + row(1) + row(2)).getBytes(StandardCharsets.UTF_8), false, false);
        List<RegisterDesk.Issued> issued = registry.issue(List.of("D00001", "D00002"));
        Path sealed = Files.write(folder.resolve("sealed"), SealedFile.of(issued, "correct horse battery"));

        assertEquals(0, openssl(sealed, "correct horse battery"));
        String csv = Files.readString(folder.resolve("plain"));
        assertTrue(csv.contains("D00002,camera,摄像机2,C002,B1," + issued.get(1).password()), csv);
        assertTrue(openssl(sealed, "wrong horse battery") != 0
                || !Files.readString(folder.resolve("plain"), StandardCharsets.ISO_8859_1)
                        .contains("D00002"));
    }

    private int openssl(Path sealed, String passphrase) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "openssl",
                        "enc",
                        "-d",
                        "-aes-256-cbc",
                        "-pbkdf2",
                        "-iter",
                        "600000",
                        "-in",
                        sealed.toString(),
                        "-out",
                        folder.resolve("plain").toString(),
                        "-pass",
                        "env:PASS")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .directory(folder.toFile());
        builder.environment().put("PASS", passphrase);
        return builder.start().waitFor();
    }

    @Test
    void aLabelsCodeReadsAsTheCredential() throws Exception {
        registry.run("text/csv", (HEAD + row(1)).getBytes(StandardCharsets.UTF_8), false, false);
        RegisterDesk.Issued issued = registry.issue(List.of("D00001")).get(0);

        String html = QrSheet.html(List.of(issued));

        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(html);
        assertTrue(size.find());
        int side = Integer.parseInt(size.group(1));
        int scale = 4;
        int[] pixels = new int[side * scale * side * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher cells = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(html);
        while (cells.find()) {
            for (int y = 0; y < scale; y++) {
                for (int x = 0; x < scale; x++) {
                    int row = Integer.parseInt(cells.group(2)) * scale + y;
                    pixels[row * side * scale + Integer.parseInt(cells.group(1)) * scale + x] = 0;
                }
            }
        }
        String read = new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(side * scale, side * scale, pixels))))
                .getText();
        assertEquals("anju:device?id=D00001&password=" + issued.password(), read);
    }
}
