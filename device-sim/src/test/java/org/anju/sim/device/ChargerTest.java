package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.anju.sim.estate.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChargerTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void energyIsTheIntegralOfPowerWithinOnePercent(int number) {
        List<Life.Sample> samples =
                Life.of(Kind.CHARGER, number, 3, Life.MIDSUMMER_MS).live(2 * Life.DAY_MS).samples;

        double integralWh = 0;
        for (int i = 1; i < samples.size(); i++) {
            double meanW =
                    (samples.get(i - 1).number("power_w") + samples.get(i).number("power_w")) / 2;
            integralWh += meanW * (samples.get(i).tsMs() - samples.get(i - 1).tsMs()) / 3.6e6;
        }
        double metered = samples.get(samples.size() - 1).number("energy_wh")
                - samples.get(0).number("energy_wh");
        assertTrue(metered > 100, "charged " + metered + " Wh in two days");
        assertEquals(integralWh, metered, integralWh * 0.01);
    }

    @Test
    void sessionsAlternateStartAndEndAndOnlyDrawPowerInBetween() {
        Life life = Life.of(Kind.CHARGER, 2, 3, Life.MIDSUMMER_MS).live(6 * Life.DAY_MS);

        assertTrue(life.count("session_started") >= 3, life.eventNames().toString());
        assertTrue(Math.abs(life.count("session_started") - life.count("session_ended")) <= 1);
        for (Life.Sample sample : life.samples) {
            if ("Available".equals(sample.values().get("status"))) {
                assertEquals(0, sample.number("power_w"));
                assertEquals("", sample.values().get("session_id"));
            }
        }
    }

    @Test
    void overheatingExceedsSeventyFiveDegreesForAboutFortySecondsThenCoolsAndRecovers() {
        Life life = Life.of(Kind.CHARGER, 0, 3, Life.MIDWINTER_MS).live(12 * 60 * Life.MINUTE_MS);
        int before = life.samples.size();

        life.begin(Condition.OVERHEAT);
        life.live(Life.MINUTE_MS);
        life.end(Condition.OVERHEAT);
        life.live(10 * Life.MINUTE_MS);

        long hotSamples = life.samples.stream()
                .skip(before)
                .filter(sample -> sample.number("temperature_c") > 75)
                .map(Life.Sample::tsMs)
                .distinct()
                .count();
        assertTrue(hotSamples >= 4 && hotSamples <= 8, hotSamples + " samples of 10 s above 75 °C");
        assertEquals(1, life.count("over_temperature"));
        assertEquals(1, life.count("NoError"));
        assertTrue(life.last().number("temperature_c") < 60);
    }

    @Test
    void stopsChargingOnCommand() {
        Life life = Life.of(Kind.CHARGER, 0, 3, Life.MIDWINTER_MS).live(Life.MINUTE_MS);
        life.begin(Condition.OVERHEAT);
        life.end(Condition.OVERHEAT);

        assertTrue(life.behaviour.command("stop_charging", Map.of(), life.sink).ok());
        life.live(Life.MINUTE_MS);

        assertEquals(0, life.last().number("power_w"));
        assertEquals("Remote", life.events.get(life.events.size() - 1).data().get("reason"));
    }
}
