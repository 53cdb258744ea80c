package org.anju.gateway.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.anju.gateway.sql.SqliteFiles;

/**
 * Copies the data directory while the gateway runs.
 *
 * <p>The order makes the copies fit together. The journal comes first: what was acknowledged before is in it, or was released by every
 * consumer and is then in what is copied after it. Entries that are in both are stored again after a restore, which changes nothing.
 */
public final class Backup {
    /** In the order in which they are copied. */
    private static final List<String> DATABASES = List.of("journal.db", "history.db", "anju.db");
    /** Small and rarely written. */
    private static final List<String> FILES = List.of("credential.key", "certificates", "profiles", "rules");

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'anju-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path dataDir;
    private final String sql;
    private final String history;
    private final Clock clock;

    /**
     * @param sql {@code sqlite} or {@code postgresql}
     * @param history {@code embedded} or {@code influxdb}
     */
    public Backup(Path dataDir, String sql, String history, Clock clock) {
        this.dataDir = dataDir;
        this.sql = sql;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Takes a backup.
     *
     * @param into folder in which a folder for this backup is made
     * @return that folder; it appears in one step when the backup is whole
     * @throws IOException when something cannot be read or written; nothing but a folder ending in {@code .partial} is left behind
     */
    public Path take(Path into) throws IOException {
        if (!Files.isDirectory(dataDir)) {
            throw new IOException(
                    dataDir + " is not there: name the gateway's data directory (--data-dir, ANJU_DATA_DIR)");
        }
        Instant began = clock.instant();
        Path done = into.resolve(NAME.format(began));
        if (Files.exists(done)) {
            throw new IOException(done + " exists already; try again in a second");
        }
        Path partial = into.resolve(NAME.format(began) + ".partial");
        Files.createDirectories(into);
        Files.createDirectory(
                partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String database : DATABASES) {
            copyDatabase(dataDir.resolve(database), partial.resolve(database));
        }
        for (String file : FILES) {
            copyTree(dataDir.resolve(file), partial.resolve(file));
        }
        manifest(partial, began).write(partial);
        return Files.move(partial, done, StandardCopyOption.ATOMIC_MOVE);
    }

    private Manifest manifest(Path folder, Instant began) throws IOException {
        List<Manifest.Item> items = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                items.add(Manifest.item(folder, file));
            }
        }
        String version = Backup.class.getPackage().getImplementationVersion();
        return new Manifest(
                Manifest.FORMAT, version == null ? "development" : version, began.toEpochMilli(), sql, history, items);
    }

    private static void copyDatabase(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            SqliteFiles.copy(from, to);
        }
    }

    static void copyTree(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path one : walk.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** What is not in the backup and has to be copied by other means, as commands to type. */
    public List<String> elsewhere() {
        List<String> commands = new ArrayList<>();
        if (sql.equals("postgresql")) {
            commands.add("PostgreSQL, after this backup: pg_dump --format=custom --file=anju-sql.dump <database>");
        }
        if (history.equals("influxdb")) {
            commands.add(
                    "InfluxDB 1: influxd backup -portable -database anju <folder>;  InfluxDB 2: influx backup <folder>");
        }
        return commands;
    }
}
