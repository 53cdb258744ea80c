package org.anju.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the open live pages of a district cost: processor time of the gateway with them, less what it takes before and after them at the same
 * load; without Java's compiler.
 */
final class ViewersCase {
    private static final int DEVICES = 1_000;
    private static final int RATE = 1_000;
    private static final int VIEWERS = 100;
    private static final double MOST_PERCENT = 15;

    private final Lab lab;
    private final Results results;

    ViewersCase(Lab lab, Results results) {
        this.lab = lab;
        this.results = results;
    }

    void measure() {
        Path estate = Estates.write(lab, DEVICES);
        int warmS = lab.seconds(40, 20);
        int seconds = lab.seconds(20, 15);
        int runs = lab.times();
        List<Double> cost = new ArrayList<>();
        double alone;
        double frames = 0;
        try (GatewayServer gateway =
                new GatewayServer(lab, lab.fresh("data"), Optional.of(estate), Optional.empty(), "")) {
            Load.Running load = new Load(DEVICES, RATE, warmS + (2 * runs + 1) * (seconds + 2))
                    .start(lab, estate, gateway.mqttPort());
            try (Viewers warming = new Viewers(gateway, VIEWERS)) {
                Waiting.ms(warmS * 1_000L);
                warming.check();
            }
            alone = percent(gateway, seconds);
            for (int run = 0; run < runs; run++) {
                double watched;
                try (Viewers watching = new Viewers(gateway, VIEWERS)) {
                    watched = percent(gateway, seconds);
                    watching.check();
                    frames = watching.frames() / (double) seconds;
                }
                double after = percent(gateway, seconds);
                cost.add(watched - (alone + after) / 2);
                alone = after;
            }
            load.result();
        }
        results.atMost("100 live viewers at 1,000/s, of one core", "%", MOST_PERCENT, cost);
        results.figure("  the gateway without them", Results.shown(alone) + " % of one core");
        results.figure("  frames a second to all of them", Results.shown(frames));
    }

    private static double percent(GatewayServer gateway, int seconds) {
        GatewayServer.Spent before = gateway.spent();
        Waiting.ms(seconds * 1_000L);
        return gateway.spent().percentSince(before, seconds);
    }
}
