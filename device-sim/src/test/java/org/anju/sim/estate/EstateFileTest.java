package org.anju.sim.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.sim.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateFileTest {
    @TempDir
    private Path folder;

    private static String generated() {
        return new String(
                EstateFile.write(new EstateGenerator(District.yanshi(District.DIVISION), 1)
                        .generate()
                        .only(FleetChoice.BATCH_2021)),
                StandardCharsets.UTF_8);
    }

    private String complaintAbout(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("estate.json"), json);
        return String.valueOf(assertThrows(BadInputException.class, () -> EstateFile.read(file))
                .getMessage());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = Files.writeString(folder.resolve("estate.json"), generated());

        assertEquals(generated(), new String(EstateFile.write(EstateFile.read(file)), StandardCharsets.UTF_8));
    }

    @Test
    void ignoresFieldsItDoesNotKnow() throws IOException {
        Path file = Files.writeString(
                folder.resolve("estate.json"), generated().replaceFirst("\\{", "{\"exportedAt\":\"today\","));

        assertEquals(2, EstateFile.read(file).areas().size());
    }

    @Test
    void namesLineAndRemedyOfBrokenJson() throws IOException {
        String complaint = complaintAbout("{\n\"areas\": [\n{{\n");

        assertTrue(complaint.contains("estate.json line 3") && complaint.contains("device-sim estate"), complaint);
    }

    @Test
    void namesAnUnknownKindAndItsLine() throws IOException {
        String complaint = complaintAbout(generated().replaceFirst("\"gate\"", "\"gatte\""));

        assertTrue(
                complaint.matches(
                        "(?s).* line \\d+ .*unknown device kind 'gatte'.*camera, charger, elevator,.* gate,.* lamp,.*"),
                complaint);
    }

    @Test
    void refusesAnExportedEstateWithoutPasswords() throws IOException {
        String complaint = complaintAbout(generated().replaceFirst("\"password\" : \"[^\"]+\"", ""));

        assertTrue(complaint.contains("A1-C01-camera-001 has no password"), complaint);
    }

    @Test
    void refusesADeviceThatAppearsTwice() throws IOException {
        String complaint = complaintAbout(generated().replaceFirst("A1-C01-camera-002", "A1-C01-camera-001"));

        assertTrue(complaint.contains("A1-C01-camera-001 appears twice"), complaint);
    }

    @Test
    void saysThatAFileIsMissing() {
        Path missing = folder.resolve("none.json");

        String complaint = String.valueOf(assertThrows(BadInputException.class, () -> EstateFile.read(missing))
                .getMessage());
        assertTrue(complaint.contains("none.json does not exist"), complaint);
    }
}
