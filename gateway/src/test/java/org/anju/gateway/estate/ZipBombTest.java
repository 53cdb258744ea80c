package org.anju.gateway.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZipBombTest {
    private static byte[] workbook(int megabytes) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write("<sst>".getBytes(StandardCharsets.US_ASCII));
            byte[] spaces = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(spaces);
            }
            zip.closeEntry();
        }
        return file.toByteArray();
    }

    @Test
    void aSmallFileThatUnfoldsWithoutEndIsRefusedBeforeItIsRead() throws Exception {
        byte[] bomb = workbook(200);
        assertTrue(bomb.length < 300_000, "a few hundred kilobytes");
        assertEquals(
                "the workbook unfolds to more than 128 MB; split it, or save it as CSV UTF-8", XlsxRows.tooLarge(bomb));
        assertEquals("", XlsxRows.tooLarge(workbook(1)));
        assertEquals("", XlsxRows.tooLarge("no workbook".getBytes(StandardCharsets.US_ASCII)), "its reader says so");
    }
}
