package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.anju.gateway.server.InfluxServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged is durable and stored once: SIGKILL in the middle of a load loses and doubles nothing. */
@Timeout(120)
final class KillUnderLoadTest {
    private static final int KILLS = 2;
    private static final int BETWEEN_KILLS = 8_000;
    private static final double LEAST_PER_S = 2_000;

    static final String NO_RATE_LIMIT = "mqtt: { messagesPerSecond: 1000000, burst: 1000000 }\n";

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedMessageIsInInfluxDbExactlyOnce() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), Load.lamps(), 0);
        Path config = Files.writeString(folder.resolve("anju.yaml"), NO_RATE_LIMIT);
        long firstMs = Load.now();
        try (InfluxServer influx = InfluxServer.start()) {
            GatewayProcess gateway = GatewayProcess.start(
                    folder.resolve("data"),
                    Map.of("ANJU_INFLUX_URL", influx.url()),
                    "--config",
                    config.toString(),
                    "--estate",
                    estate.toString());
            try (Load load = Load.start(gateway.mqttPort(), firstMs)) {
                double perSecond = 0;
                for (int kill = 0; kill < KILLS; kill++) {
                    perSecond = Math.max(perSecond, load.awaitMore(BETWEEN_KILLS));
                    gateway.kill();
                    gateway = gateway.again();
                }
                perSecond = Math.max(perSecond, load.awaitMore(BETWEEN_KILLS));
                load.finish();
                Stored.check(influx, load, firstMs);
                assertTrue(perSecond >= LEAST_PER_S, "only " + perSecond + " messages a second were taken in");
            } finally {
                gateway.close();
            }
        }
    }
}
