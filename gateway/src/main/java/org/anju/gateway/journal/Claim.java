package org.anju.gateway.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Sole use of a file, so that no two gateways write one journal. Ends with the process, however that ends. */
public final class Claim implements AutoCloseable {
    private final FileChannel channel;

    private Claim(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Claims a file by a lock beside it.
     *
     * @throws IOException when somebody else has the claim
     */
    static Claim of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("the journal " + file
                    + " is in use by another gateway; stop that one, or give this one a data directory of its own");
        }
        return new Claim(channel);
    }

    /** Whether a running gateway has the file. */
    public static boolean isTaken(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        if (!Files.exists(beside)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
