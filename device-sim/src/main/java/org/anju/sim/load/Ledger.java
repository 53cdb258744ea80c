package org.anju.sim.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.anju.sim.BadInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of acknowledged messages, one line {@code deviceId,ts,seq} each, appended. Event loops hand over finished pages; one
 * thread of its own writes them, so that no loop ever waits for the disk.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    private static final int MOST_PAGES = 256;

    private final OutputStream file;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_PAGES), new ThreadPoolExecutor.AbortPolicy());

    private Ledger(OutputStream file) {
        this.file = file;
    }

    /**
     * A ledger appending to {@code path}.
     *
     * @throws BadInputException when the file cannot be written
     */
    public static Ledger appendTo(Path path) {
        try {
            return new Ledger(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot write the ledger " + path + " (" + e + "); give a writable --ledger", e);
        }
    }

    /** A ledger that keeps nothing. */
    public static Ledger none() {
        return new Ledger(OutputStream.nullOutputStream());
    }

    /** Takes a page over; false when too many wait for the disk, in which case the caller keeps it and tries again. */
    boolean accept(byte[] page) {
        if (writer.getQueue().remainingCapacity() == 0) {
            return false;
        }
        try {
            writer.execute(() -> write(page));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void write(byte[] page) {
        try {
            file.write(page);
        } catch (IOException e) {
            log.error("the ledger misses {} bytes: {}", page.length, e.toString());
        }
    }

    /** Writes what was accepted and closes the file. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
                log.error("the ledger is incomplete: the disk did not take it within 10 s");
            }
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.error("the ledger may be incomplete: {}", e.toString());
        }
    }
}
