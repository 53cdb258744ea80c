package org.anju.gateway.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the data directory can be written, has room, and is nobody else's business. */
final class DataDirectory {
    private static final String SUBJECT = "data";

    private final Path folder;
    private final long leastFree;

    DataDirectory(Path folder, long leastFree) {
        this.folder = folder;
        this.leastFree = leastFree;
    }

    List<Finding> look() {
        if (!Files.isDirectory(folder)) {
            return List.of(
                    Finding.warning(
                            SUBJECT,
                            folder + " does not exist",
                            "the gateway makes it at its first start; if there should be data, name the right one (dataDir, ANJU_DATA_DIR)"));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            Files.delete(Files.createTempFile(folder, "doctor", ".probe"));
            findings.add(Finding.ok(SUBJECT, folder + " can be written"));
        } catch (IOException e) {
            findings.add(Finding.fault(
                    SUBJECT,
                    folder + " cannot be written: " + e,
                    "give it to the account the gateway runs under: chown -R anju " + folder));
        }
        try {
            room(findings);
            privacy(findings);
        } catch (IOException | UnsupportedOperationException e) {
            findings.add(Finding.warning(SUBJECT, folder + " cannot be examined: " + e, "check the file system"));
        }
        return findings;
    }

    private void room(List<Finding> findings) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < leastFree) {
            findings.add(Finding.fault(
                    "disk",
                    "only " + free / 1_000_000 + " MB are free where the data directory is",
                    "make room or move it: the gateway stops taking messages when the disk is full"));
        } else {
            findings.add(Finding.ok("disk", free / 1_000_000 + " MB are free"));
        }
    }

    private void privacy(List<Finding> findings) throws IOException {
        for (Path file :
                List.of(folder, folder.resolve("credential.key"), folder.resolve("certificates/authority.key"))) {
            if (!Files.exists(file)) {
                continue;
            }
            Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
            if (open.contains(PosixFilePermission.OTHERS_READ) || open.contains(PosixFilePermission.OTHERS_WRITE)) {
                findings.add(Finding.warning(
                        "permissions",
                        file + " can be read by every account of this machine",
                        "chmod " + (Files.isDirectory(file) ? "700 " : "600 ") + file));
            }
        }
    }
}
