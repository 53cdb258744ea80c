package org.anju.gateway.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the embedded journal works.
 *
 * @param file the SQLite file
 * @param consumers names of all consumers; entries are kept until each of them has released them
 * @param maxWaitingEntries entries that may wait for their commit before {@link Journal#append} refuses
 * @param maxBlockEntries largest number of entries in one commit
 * @param windowEntries newest entries held in memory
 * @param maxFileBytes size at which the journal stops to take entries
 * @param commitGap least time between two commits under light load; a longer gap saves processor time and delays acknowledgements
 * @param retryAfter how long to wait after a commit failed
 */
public record JournalSettings(
        Path file,
        List<String> consumers,
        int maxWaitingEntries,
        int maxBlockEntries,
        int windowEntries,
        long maxFileBytes,
        Duration commitGap,
        Duration retryAfter) {
    public JournalSettings {
        consumers = List.copyOf(consumers);
    }

    /** Settings for one small server. */
    public static JournalSettings of(Path file, List<String> consumers, long maxFileBytes) {
        return new JournalSettings(
                file, consumers, 100_000, 10_000, 100_000, maxFileBytes, Duration.ofMillis(2), Duration.ofSeconds(1));
    }
}
