package org.anju.gateway.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.sql.SqlAudit;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(1_700_000_000_000L);
    private Path data;
    private Path backup;

    @BeforeEach
    void takeOne() throws IOException {
        data = folder.resolve("data");
        Files.createDirectories(data.resolve("rules"));
        Files.writeString(data.resolve("rules/own.yaml"), "rules: []\n");
        Files.writeString(data.resolve("credential.key"), "key");
        try (SqlStore sql = SqlStore.open("jdbc:sqlite:" + data.resolve("anju.db"))) {
            new SqlAudit(sql).record(new AuditEntry(1, "wang", "local", "test", "", "{}"));
        }
        backup = new Backup(data, "sqlite", "embedded", clock).take(folder.resolve("backups"));
    }

    private IOException refused(Path from, boolean replace) {
        IOException refused = assertThrows(IOException.class, () -> new Restore(data, clock).from(from, replace));
        assertTrue(Files.exists(data.resolve("anju.db")), "nothing was touched");
        return refused;
    }

    @Test
    void everythingComesBackAndWhatWasThereIsSetAside() throws IOException {
        assertEquals("anju-20231114T221320Z", backup.getFileName().toString());
        Files.writeString(data.resolve("later.txt"), "later");
        Restore.Done done = new Restore(data, clock).from(backup, true);
        assertFalse(Files.exists(data.resolve("later.txt")));
        assertTrue(Files.exists(Objects.requireNonNull(done.setAside()).resolve("later.txt")));
        assertEquals("rules: []\n", Files.readString(data.resolve("rules/own.yaml")));
        try (SqlStore sql = SqlStore.open("jdbc:sqlite:" + data.resolve("anju.db"))) {
            assertEquals(1, new SqlAudit(sql).verify().entries());
        }
    }

    @Test
    void dataThatIsThereIsNotReplacedUnasked() {
        assertTrue(String.valueOf(refused(backup, false).getMessage()).contains("--replace"));
    }

    @Test
    void aDamagedBackupIsRefusedAsAWhole() throws IOException {
        Files.writeString(backup.resolve("rules/own.yaml"), "rules: [x]\n");
        Files.delete(backup.resolve("credential.key"));
        String message = String.valueOf(refused(backup, true).getMessage());
        assertTrue(message.contains("rules/own.yaml") && message.contains("credential.key is missing"), message);
        Path half = Files.createDirectory(folder.resolve("half.partial"));
        assertTrue(String.valueOf(refused(half, true).getMessage()).contains("not a whole backup"));
    }

    @Test
    void aManifestCannotPointOutsideOfTheBackup() throws IOException {
        new Manifest(1, "x", 1, "sqlite", "embedded", List.of(new Manifest.Item("../secret", 1, "00"))).write(backup);
        assertTrue(String.valueOf(refused(backup, true).getMessage()).contains("outside"));
    }

    @Test
    void aRunningGatewayIsNotPulledAway() throws Exception {
        try (FileChannel lock = FileChannel.open(
                        data.resolve("journal.db.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            assertTrue(held.isValid());
            assertTrue(String.valueOf(refused(backup, true).getMessage()).contains("stop it first"));
        }
    }

    @Test
    void aFolderThatIsNoDataDirectoryIsSaid() {
        assertThrows(IOException.class, () -> new Backup(folder.resolve("nowhere"), "sqlite", "embedded", clock)
                .take(folder));
    }
}
