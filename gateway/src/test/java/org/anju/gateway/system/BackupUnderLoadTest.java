package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.backup.Backup;
import org.anju.gateway.backup.Restore;
import org.anju.gateway.fake.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The drill: a backup under load, everything wiped, a restore. Nothing acknowledged before the backup is missing. */
@Timeout(120)
final class BackupUnderLoadTest {
    private static final int BEFORE = 6_000;
    private static final int AFTER = 3_000;
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedBeforeTheBackupIsMissingAfterTheRestore() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), Load.lamps(), 0);
        Path config = Files.writeString(folder.resolve("anju.yaml"), SmallEstate.NO_RATE_LIMIT);
        Path data = folder.resolve("data");
        long firstMs = Load.now();
        GatewayProcess gateway =
                GatewayProcess.start(data, Map.of(), "--config", config.toString(), "--estate", estate.toString());
        try (Load load = Load.start(gateway.mqttPort(), firstMs)) {
            load.awaitMore(BEFORE);
            Map<String, BitSet> before = load.acknowledgedNow();
            Path backup = new Backup(data, "sqlite", "embedded", Clock.systemUTC()).take(folder.resolve("backups"));
            load.awaitMore(AFTER);
            gateway.kill();

            Restore.Done done = new Restore(data, Clock.systemUTC()).from(backup, true);
            assertTrue(Files.isDirectory(Objects.requireNonNull(done.setAside())), "what was there is set aside");
            gateway = gateway.again();
            Rest rest = Rest.signIn(gateway);
            for (Map.Entry<String, BitSet> device : before.entrySet()) {
                Await.until(
                        "the readings of " + device.getKey(),
                        CATCH_UP,
                        () -> missing(rest, device.getKey(), device.getValue(), firstMs) == 0);
            }
            assertEquals(Load.lamps(), rest.get("/overview").path("devices").asInt(), "the register came back as well");
        } finally {
            gateway.close();
        }
    }

    private static int missing(Rest rest, String device, BitSet acknowledged, long firstMs) {
        JsonNode history = rest.get("/devices/" + device + "/history?fields=" + LoadDevice.FIELD + "&from=" + firstMs
                + "&to=" + (firstMs + 10_000_000));
        BitSet lost = (BitSet) acknowledged.clone();
        history.path("rows")
                .forEach(row -> lost.clear(Math.toIntExact(row.get(0).asLong() - firstMs)));
        return lost.cardinality();
    }
}
