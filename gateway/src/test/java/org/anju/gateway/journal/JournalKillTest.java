package org.anju.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged is durable: SIGKILL at any moment loses no entry whose receipt was told. */
@Timeout(120)
class JournalKillTest {
    private static final int KILLS = 4;

    @Test
    void whatWasToldDurableIsThereAfterSigkill(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long told = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long reached = runAndKill(folder, told + 1 + random.nextInt(3_000));
            assertTrue(reached > told, "seed " + seed);
            told = reached;
            verify(folder, told, "seed " + seed + ", kill " + kill);
        }
    }

    /** Lets a probe run until it has told {@code until}, kills it, and returns the last number it told. */
    private static long runAndKill(Path folder, long until) throws IOException, InterruptedException {
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillProbe.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(probe.getInputStream(), StandardCharsets.UTF_8))) {
            String line = told.readLine();
            while (line != null) {
                if (line.startsWith(KillProbe.TOLD)) {
                    long sequence = Long.parseLong(line.substring(KillProbe.TOLD.length()));
                    assertTrue(last == 0 || sequence == last + 1, "told " + sequence + " after " + last);
                    last = sequence;
                }
                if (last >= until) {
                    probe.toHandle().destroyForcibly();
                }
                line = told.readLine();
            }
        } finally {
            probe.destroyForcibly().waitFor();
        }
        return last;
    }

    private static void verify(Path folder, long told, String when) throws Exception {
        TestEstate estate = TestEstate.of(3);
        try (Journal journal = new SqliteJournalTest().open(folder, 0)) {
            assertTrue(journal.last() >= told, when);
            List<Entry> all = JournalContract.readAll(journal, 0, 1_000);
            for (int i = 0; i < all.size(); i++) {
                long sequence = i + 1L;
                Telemetry entry = (Telemetry) all.get(i);
                Device device = estate.device("camera", 1 + (int) (sequence % 3));
                assertEquals(device.id(), entry.device().id(), when);
                assertEquals(sequence, entry.tsMs(), when);
                assertEquals(KillProbe.temperature(sequence), entry.values().number(0), when);
            }
        }
    }
}
