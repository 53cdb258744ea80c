package org.anju.gateway.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Says when files changed, by time, size and identity. Not thread-safe. */
final class WatchedFiles {
    private final List<Path> files;
    private String seen;

    WatchedFiles(Path... files) {
        this.files = List.of(files);
        this.seen = look();
    }

    /** Whether a file changed since the last call. */
    boolean changed() {
        String now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private String look() {
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            try {
                BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                all.append(is.lastModifiedTime())
                        .append(' ')
                        .append(is.size())
                        .append(' ')
                        .append(is.fileKey());
            } catch (IOException _gone) {
                all.append("gone");
            }
            all.append('\n');
        }
        return all.toString();
    }
}
