package org.anju.gateway.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the embedded journal works.
 *
 * @param file the SQLite file; its folder exists
 * @param consumers names of all consumers; entries are kept until each of them has released them
 * @param backlog what may wait for its commit before {@link Journal#append} refuses
 * @param block the most that goes into one commit; what was appended together is never split
 * @param window the most that is held in memory of what some consumer has not in hand yet
 * @param maxFileBytes size at which the journal stops to take entries
 * @param commitGap least time between two commits under light load; a longer gap saves processor time and delays acknowledgements. An event
 *     does not wait for it, but a hundred times a second at most
 * @param retryAfter how long to wait after a commit failed
 */
public record JournalSettings(
        Path file,
        List<String> consumers,
        Extent backlog,
        Extent block,
        Extent window,
        long maxFileBytes,
        Duration commitGap,
        Duration retryAfter) {
    private static final long MIB = 1024 * 1024;

    public JournalSettings {
        consumers = List.copyOf(consumers);
    }

    /** Settings for one small server. */
    public static JournalSettings of(Path file, List<String> consumers, long maxFileBytes) {
        return new JournalSettings(
                file,
                consumers,
                new Extent(100_000, 64 * MIB),
                new Extent(10_000, 8 * MIB),
                new Extent(100_000, 64 * MIB),
                maxFileBytes,
                Duration.ofMillis(2),
                Duration.ofSeconds(1));
    }
}
