package org.anju.sim.device;

/** Outdoor temperature and mains voltage as they go through the year and the day in central Henan, without weather. */
final class Climate {
    private Climate() {}

    /** Air temperature in °C: about 0 in January nights to 33 in July afternoons, warmest at 15:00. */
    static double airC(long tsMs) {
        double season = -Math.cos(2 * Math.PI * (Rhythm.dayOfYear(tsMs) - 20) / 365.25);
        double day = Math.cos(2 * Math.PI * (Rhythm.hour(tsMs) - 15) / 24);
        return 15 + 13 * season + 5 * day;
    }

    /** Single-phase mains voltage in V: highest at night, lowest in the evening peak; always 212 to 229. */
    static double mainsV(long tsMs) {
        return 224.5
                - 4.5 * Math.min(2.4, Rhythm.charging(tsMs))
                + 2 * Math.cos(2 * Math.PI * (Rhythm.hour(tsMs) - 3) / 24);
    }
}
