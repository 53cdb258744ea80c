package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.ON;
import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.STATUS;
import static org.anju.gateway.history.Samples.TRIPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Telemetry;
import org.junit.jupiter.api.Test;

class LineEncoderTest {
    private final LineEncoder encoder = new LineEncoder();
    private final Device device = Samples.device("A1-C01-charger-001");

    @Test
    void writesEachTypeInItsForm() {
        encoder.telemetry(
                Samples.point(device, 1_700_000_000_123L, POWER, 41.25, TRIPS, 7L, ON, true, STATUS, "a \"b\" \\"));

        assertEquals(
                "charger,area=A1,compound=A1-C01,device=A1-C01-charger-001"
                        + " power_w=41.25,trips_total=7i,on=1i,status=\"a \\\"b\\\" \\\\\" 1700000000123000000\n",
                encoder.take());
        assertEquals("", encoder.take());
    }

    @Test
    void writesQualityOnlyWhenThereIsARemark() {
        Telemetry plain = Samples.point(device, 1, POWER, 1);
        encoder.telemetry(new Telemetry(device, 1, 1, 3, plain.values()));

        assertEquals(
                "charger,area=A1,compound=A1-C01,device=A1-C01-charger-001 power_w=1,quality=3i 1000000\n",
                encoder.take());
    }

    @Test
    void escapesNamesAndLeavesOutEmptyTags() {
        Kind odd = Samples.kind("an odd,kind", List.of(Samples.field(0, "a b=c,d", FieldType.NUMBER)));
        Device nowhere = new Device(new DeviceId("d"), odd, "", "C", "", "");
        encoder.telemetry(Samples.point(nowhere, 1, odd.slots().get(0), -0.5));

        assertEquals("an\\ odd\\,kind,compound=C,device=d a\\ b\\=c\\,d=-0.5 1000000\n", encoder.take());
    }

    @Test
    void tellsEventsOfOneMillisecondApartByTheirContent() {
        assertEquals(EventJson.nanos("smoke", "{\"a\":1}"), EventJson.nanos("smoke", "{\"a\":1}"));
        assertNotEquals(EventJson.nanos("smoke", "{\"a\":1}"), EventJson.nanos("smoke", "{\"a\":2}"));
        assertNotEquals(EventJson.nanos("smoke", "{}"), EventJson.nanos("impact", "{}"));
        encoder.event(Samples.event(device, 5, Map.of()));
        String line = encoder.take();
        assertEquals(
                "event,area=A1,compound=A1-C01,device=A1-C01-charger-001,event=smoke,kind=charger data=\"{}\",received_ms=10i,quality=0i "
                        + (5_000_000 + EventJson.nanos("smoke", "{}")) + "\n",
                line);
    }

    @Property
    void writesNumbersThatReadBackTheSame(@ForAll double number) {
        reads(number);
    }

    @Property
    void writesShortNumbersThatReadBackTheSame(@ForAll @DoubleRange(min = -1e9, max = 1e9) double number) {
        reads(Math.round(number * 1e4) / 1e4);
        reads(Math.rint(number));
    }

    private static void reads(double number) {
        StringBuilder out = new StringBuilder();
        Decimals.append(out, number);
        assertEquals(number + 0.0, Double.parseDouble(out.toString()), out.toString());
    }
}
