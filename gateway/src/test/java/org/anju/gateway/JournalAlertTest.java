package org.anju.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.intake.PlatformReport;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.journal.JournalSettings;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.journal.SqliteJournal;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.PlatformEvent;
import org.anju.gateway.model.Tick;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that fills up, or whose consumer is behind, is an alert while it still takes messages. */
final class JournalAlertTest {
    private static final int MAX_BYTES = 2_000_000;
    private static final String SLOW = "slow";

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LookTimer timer = new LookTimer();
    private SqliteJournal journal;
    private long seen;

    /** Takes note of what is to be done again and again, and does it when told. */
    private static final class LookTimer extends ScheduledThreadPoolExecutor {
        private final List<Runnable> looks = new ArrayList<>();

        LookTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long every, TimeUnit unit) {
            looks.add(task);
            return super.schedule(() -> {}, 0, TimeUnit.SECONDS);
        }

        void look() {
            looks.forEach(Runnable::run);
        }
    }

    @BeforeEach
    void open() throws Exception {
        Config config = ConfigLoader.load(
                Files.writeString(folder.resolve("anju.yaml"), "watchdog: { journalLag: 5m, freeDisk: 1KB }\n"),
                Map.of("ANJU_DATA_DIR", folder.toString()));
        TestEstate estate = TestEstate.of(1);
        journal = SqliteJournal.open(
                JournalSettings.of(folder.resolve("journal.db"), List.of(SLOW), MAX_BYTES),
                estate.kinds(),
                estate::find,
                0,
                new JournalMeters(registry));
        List<HealthCheck> checks = new ArrayList<>(WatchdogWiring.journal(journal));
        PlatformReport report = new PlatformReport(journal, new Stamp(Clock.systemUTC()), () -> {
            throw new AssertionError("it is not about a compound");
        });
        WatchdogWiring.start(
                config, List::of, checks, WatchdogWiring.alerting(report), registry, Clock.systemUTC(), timer);
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
        journal.close();
    }

    private void append(Entry entry) {
        assertTrue(journal.append(List.of(entry), Receipt.NONE));
        long sent = journal.last();
        Await.until("committed", () -> journal.last() >= sent);
    }

    /** What the watchdog has put into the journal since the last call: part, then event. */
    private List<String> reports() throws IOException, InterruptedException {
        List<String> reports = new ArrayList<>();
        long last = journal.last();
        while (seen < last) {
            var batch = journal.read(seen, 10_000, Duration.ZERO);
            for (Entry entry : batch.entries()) {
                if (entry instanceof PlatformEvent event) {
                    reports.add(event.part() + " " + event.event());
                }
            }
            seen = batch.last();
        }
        return reports;
    }

    private void awaitReport(String wanted) {
        Await.until(wanted, () -> {
            try {
                timer.look();
                return reports().contains(wanted);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aJournalThatFillsUpIsAnAlertWhileThereIsRoom() throws Exception {
        timer.look();
        assertEquals(List.of(), reports());
        String text = "x".repeat(20_000);
        for (int i = 0; i < MAX_BYTES * 3 / 4 / text.length(); i++) {
            append(new AlertClosed(i, text, "", ""));
        }
        awaitReport("journal_size trouble");
        assertEquals("", journal.trouble());

        journal.release(SLOW, journal.last());
        awaitReport("journal_size trouble_over");
    }

    @Test
    void aConsumerThatIsBehindIsAnAlert() throws Exception {
        long now = System.currentTimeMillis();
        append(new Tick(now - Duration.ofMinutes(6).toMillis()));
        append(new Tick(now));
        awaitReport("journal_lag trouble");

        journal.release(SLOW, journal.last());
        awaitReport("journal_lag trouble_over");
    }
}
