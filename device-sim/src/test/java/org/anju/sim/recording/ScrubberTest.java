package org.anju.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"card\":\"0012345678\"}             | {\"card\":\"***\"}",
                "{\"cardNo\":12345678}                 | {\"cardNo\":0}",
                "{\"license_plate\":\"豫CD12345\"}      | {\"license_plate\":\"***\"}",
                "{\"车牌号\":\"x\"}                      | {\"车牌号\":\"***\"}",
                "{\"face\":{\"id\":\"7\",\"live\":true,\"box\":[1,2]}} | {\"face\":{\"id\":\"***\",\"live\":true,\"box\":[0,0]}}",
                "{\"userName\":\"li\",\"password\":\"p\"} | {\"userName\":\"***\",\"password\":\"***\"}",
                "{\"note\":\"豫C12345 passed\"}         | {\"note\":\"*** passed\"}",
                "{\"note\":\"id 41038119900101123X.\"} | {\"note\":\"id ***.\"}",
                "[\"call 13912345678\"]                | [\"call ***\"]",
                "{\"ts\":1700000000123,\"values\":{\"fps\":25.50,\"session_id\":\"S-20261125-17\"}} | {\"ts\":1700000000123,\"values\":{\"fps\":25.50,\"session_id\":\"S-20261125-17\"}}",
                "{\"faces_total\":17,\"surface_c\":3}  | {\"faces_total\":17,\"surface_c\":3}",
                "{\"event\":\"access_denied\",\"data\":{\"reason\":\"InvalidPIN\"}} | {\"event\":\"access_denied\",\"data\":{\"reason\":\"InvalidPIN\"}}"
            })
    void takesOutWhomItConcernsAndNothingElse(String payload, String clean) {
        JsonNode scrubbed = new Scrubber()
                .scrub(RecordingFormat.payload(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertEquals(clean, scrubbed.toString());
    }

    @Test
    void picturesGo() throws Exception {
        Scrubber scrubber = new Scrubber();

        assertEquals(
                "{\"evidence\":\"***\"}",
                scrubber.scrub(RecordingFormat.JSON.readTree("{\"evidence\":\"" + "QUJD".repeat(200) + "\"}"))
                        .toString());
        assertEquals(1, scrubber.scrubbed());
    }
}
