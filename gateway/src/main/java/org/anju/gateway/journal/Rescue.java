package org.anju.gateway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.anju.gateway.metrics.JournalMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * Opens the journal's file in whatever state it is. A damaged file is moved aside, never overwritten; every block of it that is still what
 * was written goes into a new file.
 */
final class Rescue {
    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
    private static final int PRIMARY_CODE = 0xFF;

    private final Path path;
    private final JournalMeters meters;

    Rescue(Path path, JournalMeters meters) {
        this.path = path;
        this.meters = meters;
    }

    BlockFile open() throws SQLException, IOException {
        Path wal = side(path, "-wal");
        if (Files.exists(wal) && WalScan.isDamaged(wal)) {
            Path copy = side(freeName(), "-wal");
            Files.copy(wal, copy);
            meters.damaged();
            LOG.error(
                    "the write-ahead log of the journal is damaged in the middle: entries after the damage are lost to the gateway; a copy"
                            + " was kept as {}; check the disk",
                    copy);
        }
        String finding;
        try {
            BlockFile file = new BlockFile(path);
            finding = check(file);
            if (finding.isEmpty()) {
                return file;
            }
        } catch (SQLException e) {
            if (!isDamage(e)) {
                throw e;
            }
            finding = String.valueOf(e.getMessage());
        }
        meters.damaged();
        Path aside = moveAside();
        BlockFile fresh = new BlockFile(path);
        long saved = copy(aside, fresh);
        LOG.error(
                "the journal {} is damaged ({}); it was set aside as {}, and the {} entries that can still be read went into a new file;"
                        + " entries not among them and not yet consumed are in the damaged file only; check the disk",
                path,
                finding,
                aside,
                saved);
        return fresh;
    }

    /** What is wrong with the file, which is then closed; empty when it is sound. */
    private static String check(BlockFile file) throws SQLException {
        String finding;
        try {
            finding = file.reader().check();
        } catch (SQLException e) {
            try (file) {
                throw e;
            }
        }
        if (!finding.isEmpty()) {
            file.close();
        }
        return finding;
    }

    private static boolean isDamage(SQLException e) {
        int code = e.getErrorCode() & PRIMARY_CODE;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private Path moveAside() throws IOException {
        Path aside = freeName();
        Files.move(path, aside);
        for (String suffix : List.of("-wal", "-shm")) {
            if (Files.exists(side(path, suffix))) {
                Files.move(side(path, suffix), side(aside, suffix));
            }
        }
        return aside;
    }

    private Path freeName() {
        int number = 1;
        while (Files.exists(side(path, ".damaged-" + number))
                || Files.exists(side(path, ".damaged-" + number + "-wal"))) {
            number++;
        }
        return side(path, ".damaged-" + number);
    }

    private static Path side(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Copies what can be read: from the oldest block up to the damage, then from the newest down to it. */
    private static long copy(Path damaged, BlockFile fresh) {
        long[] saved = {0, 0};
        try (BlockReader old = new BlockReader(leniently(damaged))) {
            attempt(() -> fresh.addSchemas(old.schemas()));
            attempt(() -> fresh.commit(null, old.positions(), 0));
            boolean whole = attempt(() -> old.each(true, block -> {
                saved[1] = block.last();
                return save(block, fresh, saved);
            }));
            if (!whole) {
                attempt(() -> old.each(false, block -> block.first() > saved[1] && save(block, fresh, saved)));
            }
        } catch (SQLException e) {
            LOG.warn("nothing more can be read of {}: {}", damaged, e.getMessage());
        }
        return saved[0];
    }

    private static boolean save(Block block, BlockFile fresh, long[] saved) throws SQLException {
        if (block.isIntact()) {
            fresh.commit(block, Map.of(), 0);
            saved[0] += block.count();
        }
        return true;
    }

    private static Connection leniently(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma writable_schema=on");
        }
        return connection;
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static boolean attempt(Step step) {
        try {
            step.run();
            return true;
        } catch (SQLException e) {
            LOG.warn("a part of the damaged journal cannot be read: {}", e.getMessage());
            return false;
        }
    }
}
