package org.anju.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.anju.sim.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
    private static final String HEADER = "{\"format\":\"anju-recording\",\"version\":1,\"began_ms\":1000}\n";
    private static final String MESSAGE =
            "{\"at_ms\":5,\"device\":\"d\",\"kind\":\"gate\",\"topic\":\"anju/{device}/event\",\"payload\":{\"event\":\"门\"}}\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("r.rec"), text);
    }

    @Test
    void whatWasWrittenIsRead() throws Exception {
        Recorded message = RecordingFormat.message(MESSAGE);

        assertEquals(MESSAGE, RecordingFormat.line(message) + "\n");
        assertEquals("anju/d7/event", message.topicOf("d7"));
        Recording recording = Recording.of(file(HEADER + MESSAGE + MESSAGE));
        assertEquals(2, recording.messages());
        assertEquals(1_000, recording.beganMs());
        assertEquals("gate", recording.kinds().get("d"));
    }

    @Test
    void aLastLineCutAnywhereIsLeftOutAndTold() throws Exception {
        byte[] whole = (HEADER + MESSAGE + MESSAGE).getBytes(StandardCharsets.UTF_8);
        int secondEnds = whole.length;
        int secondBegins = secondEnds - MESSAGE.getBytes(StandardCharsets.UTF_8).length;
        for (int length = secondBegins + 1; length < secondEnds - 1; length++) {
            Path cut = Files.write(folder.resolve("cut.rec"), Arrays.copyOf(whole, length));
            Recording recording = Recording.of(cut);
            assertEquals(1, recording.messages(), "cut at " + length);
            assertTrue(recording.isCutShort(), "cut at " + length);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2 | no json                     | is no JSON",
                "2 | [1]                         | is no JSON object",
                "2 | {\"at_ms\":1,\"device\":\"d\"} | lacks at_ms, device or topic",
                "2 | {\"at_ms\":1,\"device\":\"d\",\"topic\":\"t\"} | has neither payload",
                "2 | {\"at_ms\":-1,\"device\":\"d\",\"topic\":\"t\",\"payload\":1} | lacks at_ms"
            })
    void aBrokenLineIsNamedWithItsRemedy(int line, String text, String complaint) throws IOException {
        Path broken = file(HEADER + text + "\n" + MESSAGE);

        String said = assertThrows(BadInputException.class, () -> Recording.of(broken))
                .getMessage();

        assertTrue(said.startsWith(broken + ":" + line + ": " + complaint), said);
        assertTrue(said.endsWith("; delete the line, or record again"), said);
    }

    @Test
    void whatIsNoRecordingIsSaid() throws IOException {
        assertSaid("is no header of a recording", file("{\"a\":1}\n"));
        assertSaid("is of version 2, and this device-sim reads version 1", file(HEADER.replace(":1,", ":2,")));
        assertSaid("holds no message", file(HEADER));
        assertSaid("is no JSON", file(""));
        assertSaid("does not exist; make one with", folder.resolve("nowhere.rec"));
    }

    private static void assertSaid(String part, Path file) {
        String said =
                assertThrows(BadInputException.class, () -> Recording.of(file)).getMessage();
        assertTrue(said.contains(part), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ts\":2000,\"values\":{\"ts\":7}} | {\"ts\":900500,\"values\":{\"ts\":7}}",
                "[{\"ts\":1000,\"event\":\"a\",\"data\":{\"ts\":1}}] | [{\"ts\":900000,\"event\":\"a\",\"data\":{\"ts\":1}}]",
                "{\"fps\":1}                       | {\"fps\":1}",
                "{\"ts\":\"soon\",\"values\":{}}     | {\"ts\":\"soon\",\"values\":{}}",
                "{\"cam\":[{\"ts\":3000,\"values\":{}}]} | {\"cam\":[{\"ts\":901000,\"values\":{}}]}",
                "{\"UtcTime\":\"1970-01-01T00:00:03Z\",\"Data\":{}} | {\"UtcTime\":\"1970-01-01T00:15:01Z\",\"Data\":{}}"
            })
    void timesAreMovedAndNothingElse(String payload, String moved) throws IOException {
        Rebase rebase = new Rebase(1_000, 900_000, 2);

        assertEquals(
                moved,
                rebase.payload("d", RecordingFormat.JSON.readTree(payload)).toString());
    }

    @Test
    void twoMomentsStayTwoHoweverFastAndOneStaysOne() throws IOException {
        Rebase rebase = new Rebase(0, 0, 1_000);
        JsonNode at7 = RecordingFormat.JSON.readTree("{\"ts\":7,\"values\":{}}");
        JsonNode at8 = RecordingFormat.JSON.readTree("{\"ts\":8,\"values\":{}}");

        assertEquals(0, rebase.payload("d", at7).path("ts").asLong());
        assertEquals(0, rebase.payload("d", at7).path("ts").asLong());
        assertEquals(1, rebase.payload("d", at8).path("ts").asLong());
        assertEquals(0, rebase.payload("other", at8).path("ts").asLong());
    }
}
