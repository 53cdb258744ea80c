package org.anju.gateway.journal;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the journal, or soon will be, in sentences for people. Written by the journal, read from any thread. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final double WARN_SHARE = 0.7;
    private static final long COMMIT_SLOW_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long MB = 1_000_000;

    private final JournalSettings settings;
    private volatile String stopped = "";
    private volatile String writing = "";
    private volatile String reading = "";
    private volatile String size = "";
    private volatile String warning = "";
    private volatile long commitBegan;
    private volatile boolean committing;

    Health(JournalSettings settings) {
        this.settings = settings;
    }

    String trouble() {
        if (!stopped.isEmpty()) {
            return stopped;
        }
        if (!writing.isEmpty()) {
            return writing;
        }
        if (committing && System.nanoTime() - commitBegan > COMMIT_SLOW_NANOS) {
            return "the journal has been waiting for its disk for over " + COMMIT_SLOW_NANOS / 1_000_000_000
                    + " s: nothing is acknowledged meanwhile; check the disk of " + settings.file();
        }
        return size.isEmpty() ? reading : size;
    }

    String warning() {
        return warning;
    }

    /** Whether the file has grown to its limit. */
    boolean isFull() {
        return !size.isEmpty();
    }

    void commitBegins() {
        commitBegan = System.nanoTime();
        committing = true;
    }

    void commitEnds() {
        committing = false;
        if (!writing.isEmpty()) {
            writing = "";
            LOG.info("the journal can be written again");
        }
    }

    void commitFailed(Path file, Exception cause) {
        committing = false;
        String now = "the journal cannot be written (" + cause.getMessage()
                + "): nothing is acknowledged until it can; free disk space or mend the disk of " + file;
        if (!now.equals(writing)) {
            writing = now;
            LOG.error(now);
        }
    }

    void readSucceeded() {
        if (!reading.isEmpty()) {
            reading = "";
            LOG.info("the journal can be read again");
        }
    }

    void readFailed(Exception cause) {
        String now = "the journal cannot be read (" + cause.getMessage()
                + "): consumers that are behind stand still; check the disk of " + settings.file()
                + ", then restart, which sets aside what is damaged";
        if (!now.equals(reading)) {
            reading = now;
            LOG.error(now);
        }
    }

    void stopped(Throwable cause) {
        stopped = "the journal stopped by an error in the gateway (" + cause + "): restart it and report this";
        LOG.error(stopped, cause);
    }

    /** The journal takes so many bytes now. What else threatens it, a full disk or a consumer that is behind, the watchdog sees for itself. */
    void measured(long usedBytes) {
        size = usedBytes < settings.maxFileBytes()
                ? ""
                : "the journal holds " + usedBytes / MB + " MB, its limit: nothing is taken in until the slowest"
                        + " consumer catches up; bring back the store it writes to, or raise journal.maxBytes";
        String now = usedBytes <= settings.maxFileBytes() * WARN_SHARE
                ? ""
                : "the journal holds " + usedBytes / MB + " of at most " + settings.maxFileBytes() / MB
                        + " MB because a consumer is behind; at the limit nothing is taken in any more: bring back the store"
                        + " that consumer writes to, or raise journal.maxBytes";
        if (!now.isEmpty() && warning.isEmpty()) {
            LOG.warn(now);
        }
        warning = now;
    }
}
