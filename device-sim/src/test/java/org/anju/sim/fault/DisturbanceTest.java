package org.anju.sim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.sim.SeededRandom;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
    private final Disturbance device = new Disturbance(new SeededRandom(1));

    private static Disturbance.Message message(String text) {
        return new Disturbance.Message("", 0, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> send(String... texts) {
        List<String> out = new ArrayList<>();
        for (String text : texts) {
            device.messages(message(text)).forEach(each -> out.add(new String(each.payload(), StandardCharsets.UTF_8)));
        }
        return out;
    }

    @Test
    void withoutAFaultNothingIsBent() {
        assertEquals(List.of("a", "b"), send("a", "b"));
        assertEquals(Map.of("t", 1.5), device.values(Map.of("t", 1.5), 0));
        assertEquals(77, device.clock(77));
    }

    @Test
    void frozenValuesStayWhatTheyWere() {
        device.begin(FaultSpec.of(Fault.FROZEN), 0);
        Map<String, Object> first = device.values(Map.of("t", 1.5), 0);

        assertSame(first, device.values(Map.of("t", 99.0), 1));
        device.end(Fault.FROZEN);
        assertEquals(Map.of("t", 99.0), device.values(Map.of("t", 99.0), 2));
    }

    @Test
    void driftGrowsWithTimeOnItsFieldOnly() {
        device.begin(new FaultSpec(Fault.DRIFT, "t", 6, 1, 0), 1_000);

        assertEquals(Map.of("t", 13.0, "u", 5.0), device.values(Map.of("t", 10.0, "u", 5.0), 1_801_000));
    }

    @Test
    void spikesHitTheirShare() {
        device.begin(new FaultSpec(Fault.SPIKES, "t", 50, 0.25, 0), 0);
        int hit = 0;
        for (int i = 0; i < 1_000; i++) {
            hit += device.values(Map.of("t", 10.0), i).get("t").equals(60.0) ? 1 : 0;
        }
        assertEquals(250, hit, 50);
    }

    @Test
    void clockDuplicatesAndOrder() {
        device.begin(new FaultSpec(Fault.CLOCK_SKEW, null, -90, 1, 0), 0);
        assertEquals(10_000, device.clock(100_000));

        device.begin(FaultSpec.of(Fault.DUPLICATES), 0);
        assertEquals(List.of("a", "a", "b", "b"), send("a", "b"));
        device.end(Fault.DUPLICATES);

        device.begin(FaultSpec.of(Fault.REORDERING), 0);
        assertEquals(List.of("b", "a", "d", "c"), send("a", "b", "c", "d"));
        send("e");
        assertEquals(1, device.end(Fault.REORDERING).size());
    }

    @Test
    void malformedPayloadsTakeEveryForm() {
        device.begin(FaultSpec.of(Fault.MALFORMED), 0);

        assertTrue(send("a", "b", "c", "d", "e", "f").stream().distinct().count() == 6);
        assertTrue(send("a").stream().noneMatch("a"::equals));
    }

    @Test
    void heldValuesStandUntilReleased() {
        device.hold(Map.of("t", 14.0));
        assertEquals(Map.of("t", 14.0), device.values(Map.of("t", 1.0), 0));
        device.release(Map.of("t", 14.0));
        assertEquals(Map.of("t", 1.0), device.values(Map.of("t", 1.0), 0));
    }
}
