package org.anju.gateway.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of the embedded store: one connection that writes, whose commits survive a loss of power, and a few that read. The
 * writing one belongs to one thread at a time; the reading ones are lent.
 */
final class EmbeddedFile implements AutoCloseable {
    private static final int VERSION = 2;
    private static final int READERS = 3;
    private static final int PAGE_BYTES = 8_192;
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int WAL_BYTES = 128 << 20;
    private static final int BUSY_TIMEOUT_MS = 10_000;
    private static final long BORROW_SECONDS = 10;
    /** What is deleted within a page is overwritten at no cost. */
    private static final String FORGET = "pragma secure_delete = fast";

    private final Path path;
    private final Connection writer;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    EmbeddedFile(Path path) throws SQLException, IOException {
        this.path = path;
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.writer = open(false);
        try {
            lay();
            for (int i = 0; i < READERS; i++) {
                readers.add(open(true));
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection open(boolean reads) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setJournalSizeLimit(WAL_BYTES);
        config.setTransactionMode(
                reads ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
        return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
    }

    private void lay() throws SQLException {
        try (Statement sql = writer.createStatement()) {
            int version;
            try (ResultSet row = sql.executeQuery("pragma user_version")) {
                version = row.getInt(1);
            }
            if (version > VERSION) {
                throw new SQLException("the file was written by a newer release (layout " + version
                        + ", this one knows " + VERSION + "); use that release or another data folder");
            }
            sql.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
            sql.execute(FORGET);
            sql.execute("create table if not exists recent (id integer primary key, body blob not null)");
            Names.createTables(sql);
            RollupTables.createTables(sql);
            if (version < VERSION) {
                sql.execute("pragma user_version = " + VERSION);
            }
        }
        writer.setAutoCommit(false);
    }

    /** From now on deleted pages are overwritten, which costs writing them once more: for what is about persons. */
    void overwrite() throws SQLException {
        try (Statement sql = writer.createStatement()) {
            sql.execute("pragma secure_delete = on");
        }
    }

    /** Ends {@link #overwrite}, and empties the write-ahead log, in which what was deleted can still be read. */
    void overwritten() throws SQLException {
        writer.setAutoCommit(true);
        try (Statement sql = writer.createStatement()) {
            sql.execute(FORGET);
            sql.execute("pragma wal_checkpoint(truncate)");
        } finally {
            writer.setAutoCommit(false);
        }
    }

    Connection writer() {
        return writer;
    }

    /** Runs a question on one of the reading connections. */
    <T> T read(Question<T> question) throws SQLException, InterruptedException {
        Connection reader = readers.poll(BORROW_SECONDS, TimeUnit.SECONDS);
        if (reader == null) {
            throw new SQLException("too many questions at once; ask again");
        }
        try {
            return question.ask(reader);
        } finally {
            readers.add(reader);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection reader = readers.poll(); reader != null; reader = readers.poll()) {
            reader.close();
        }
        writer.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Something asked of the file. */
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
