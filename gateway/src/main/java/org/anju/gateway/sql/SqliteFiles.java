package org.anju.gateway.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** What can be done with a SQLite file of the gateway from outside, whether a gateway writes to it meanwhile or not. */
public final class SqliteFiles {
    private static final int BUSY_TIMEOUT_MS = 60_000;

    private SqliteFiles() {}

    /**
     * Copies the file as it stood at one moment. Whoever writes meanwhile is not held up.
     *
     * @param to must not exist
     * @throws IOException when the file cannot be read to its end; the message names it
     */
    public static void copy(Path from, Path to) throws IOException {
        try (Connection connection = open(from, false);
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        } catch (SQLException e) {
            throw new IOException(from + " cannot be copied: " + e.getMessage() + "; anju doctor says more", e);
        }
    }

    /** What the database itself finds wrong with a file, one line; empty when it is sound. */
    public static String damage(Path file) {
        try (Connection connection = open(file, true);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("pragma quick_check(1)")) {
            String verdict = result.next() ? result.getString(1) : "no answer";
            return "ok".equals(verdict) ? "" : verdict;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Connection open(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setReadOnly(readOnly);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }
}
