package org.anju.gateway.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.anju.gateway.journal.Claim;
import org.anju.gateway.sql.SqliteFiles;
import org.jspecify.annotations.Nullable;

/** Puts a backup in the place of the data directory. Nothing is touched before the backup is proven whole. */
public final class Restore {
    private static final String JOURNAL = "journal.db";
    private static final String DATABASE = ".db";

    private final Path dataDir;
    private final Clock clock;

    /**
     * What was done.
     *
     * @param manifest of the backup
     * @param setAside where the data directory of before is now, null when there was nothing in it
     */
    public record Done(Manifest manifest, @Nullable Path setAside) {}

    public Restore(Path dataDir, Clock clock) {
        this.dataDir = dataDir;
        this.clock = clock;
    }

    /**
     * Restores.
     *
     * @param replace whether data that is there may be set aside
     * @throws IOException when the backup is damaged, the gateway runs, or there is data and {@code replace} is not said
     */
    public Done from(Path backup, boolean replace) throws IOException {
        Path folder = backup.toAbsolutePath().normalize();
        Manifest manifest = Manifest.read(folder);
        List<String> damage = manifest.damage(folder);
        if (!damage.isEmpty()) {
            throw new IOException(folder + " is damaged and was not restored: " + String.join("; ", damage)
                    + ". Use the backup before it.");
        }
        if (Claim.isTaken(dataDir.resolve(JOURNAL))) {
            throw new IOException("a gateway runs on " + dataDir + "; stop it first");
        }
        boolean occupied = occupied();
        if (occupied && !replace) {
            throw new IOException(dataDir + " holds data; say --replace to set it aside and restore all the same");
        }
        Path fresh = dataDir.resolveSibling(dataDir.getFileName() + ".restoring");
        if (Files.exists(fresh)) {
            throw new IOException(fresh + " is left over from a restore that was cut off; remove it and try again");
        }
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        copy(folder, manifest, fresh);
        Path aside = null;
        if (Files.exists(dataDir)) {
            aside = dataDir.resolveSibling(dataDir.getFileName() + ".before-" + clock.millis());
            Files.move(dataDir, aside);
        }
        Files.move(fresh, dataDir);
        return new Done(manifest, occupied ? aside : null);
    }

    private boolean occupied() throws IOException {
        if (!Files.exists(dataDir)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(dataDir)) {
            return inside.anyMatch(file -> file.toString().endsWith(DATABASE));
        }
    }

    private static void copy(Path folder, Manifest manifest, Path fresh) throws IOException {
        for (Manifest.Item item : manifest.files()) {
            Path to = fresh.resolve(item.path());
            Files.createDirectories(to.getParent());
            Files.copy(folder.resolve(item.path()), to);
            if (item.path().endsWith(DATABASE)) {
                String damage = SqliteFiles.damage(to);
                if (!damage.isEmpty()) {
                    throw new IOException(item.path() + " of the backup is not sound: " + damage);
                }
            }
        }
    }
}
