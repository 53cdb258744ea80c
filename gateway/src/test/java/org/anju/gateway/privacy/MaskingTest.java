package org.anju.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.anju.gateway.alert.Script;
import org.anju.gateway.model.DeviceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static DeviceEvent event(String name, Map<String, Object> data) {
        return new DeviceEvent(Script.GATE, 1, 2, 0, name, data);
    }

    @Test
    void ofAPersonalEventOnlyWhatSaysNothingOfThePersonStays() {
        Map<String, Object> shown = Masking.event(event(
                "access_denied",
                Map.of("reason", "Expired", "card", "6212345", "score", 0.5, "nested", "{\"a\":1}", "ok", true)));
        assertEquals(
                Map.of("reason", "Expired", "card", "6*****5", "score", "***", "nested", "***", "ok", true), shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plate",
                "licensePlate",
                "plate_no",
                "PlateNumber",
                "face_id",
                "cardNo",
                "card",
                "holder",
                "person_name",
                "name",
                "idCard",
                "mobile",
                "车牌号"
            })
    void ofOtherEventsWhatIsNamedLikeAPerson(String name) {
        Map<String, Object> data = Map.of(name, "豫C12345", "zone", "东门");
        Map<String, Object> shown = Masking.event(event("barrier_hit", data));
        assertEquals("豫*****5", shown.get(name));
        assertEquals("东门", shown.get("zone"));
        assertTrue(Masking.isPersonal(event("barrier_hit", data)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file_name", "template", "zone", "discard", "surface", "channel"})
    void otherNamesAreLeftAlone(String name) {
        DeviceEvent event = event("barrier_hit", Map.of(name, "east"));
        assertEquals(event.data(), Masking.event(event));
        assertFalse(Masking.isPersonal(event));
    }

    @Test
    void comingAndGoingIsNoSecret() {
        DeviceEvent event = event("presence", Map.of("state", "offline", "reason", "keep_alive"));
        assertEquals(event.data(), Masking.event(event));
        assertFalse(Masking.isPersonal(event));
    }

    @ParameterizedTest
    @CsvSource({
        "the car 豫C12345 hit it; the car 豫*****5 hit it",
        "新能源 京AD12345 进场; 新能源 京******5 进场",
        "call 13812345678 now; call 1*********8 now",
        "id 110105194912310021.; id 1************1.",
        "at 1700000000123 ms; at 1700000000123 ms",
        "serial 34020000001320000001; serial 34020000001320000001"
    })
    void whatLooksLikeAPersonIsMaskedInAnyText(String line) {
        String[] texts = line.split("; ", -1);
        assertEquals(texts[1], Masking.text(texts[0]));
        assertEquals(texts[1], Masking.log(texts[0]));
    }

    @Test
    void refusedPayloadsAreMaskedAlsoWhenTheyAreCutOff() {
        String cut = Masking.text("{\"event\":\"x\",\"data\":{\"card\":\"62123\",\"score\":1,\"plate\":\"豫C1");
        assertEquals("{\"event\":\"x\",\"data\":{\"card\":\"***\",\"score\":1,\"plate\":\"***\"", cut);
        assertEquals("{\"a\":[{\"face\":\"***\"}]}", Masking.text("{\"a\":[{\"face\":{\"id\":7}}]}"));
        assertEquals("not json", Masking.text("not json"));
    }

    @Test
    void picturesAreHiddenAltogether() {
        for (String picture : List.of("http://10.0.0.7/p/1.jpg", "/snap/1.jpg", "x".repeat(500))) {
            assertEquals(
                    "***",
                    Masking.event(event("forced_open", Map.of("snapshot", picture)))
                            .get("snapshot"));
        }
    }

    @Property(tries = 300)
    void nothingIsReadableAndMaskingAgainChangesNothing(@ForAll String value) {
        Map<String, Object> once = Masking.event(event("access_granted", Map.of("card", value)));
        assertEquals(once, Masking.event(event("access_granted", once)));
        String shown = Objects.requireNonNull(once.get("card")).toString();
        assertTrue(value.length() < 3 || !shown.contains(value) || value.contains("*"), shown);
    }
}
