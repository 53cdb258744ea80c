package org.anju.gateway.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param format of the backup, {@value #FORMAT}
 * @param beganMs everything acknowledged before is in it
 * @param sql which SQL store the gateway had; only {@code sqlite} is in the backup
 * @param history which time-series store it had; only {@code embedded} is in the backup
 */
public record Manifest(int format, String version, long beganMs, String sql, String history, List<Item> files) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A file of the backup, by its path inside. */
    public record Item(String path, long bytes, String sha256) {}

    static Item item(Path folder, Path file) throws IOException {
        return new Item(folder.relativize(file).toString(), Files.size(file), digest(file));
    }

    void write(Path folder) throws IOException {
        JSON.writeValue(folder.resolve(FILE).toFile(), this);
    }

    /**
     * Reads the manifest of a backup.
     *
     * @throws IOException when there is none, or a newer Anju wrote it
     */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new IOException(folder + " is not a whole backup: it has no " + FILE + "; take another one");
        }
        Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
        if (manifest.format() > FORMAT) {
            throw new IOException(folder + " was written by a newer Anju (" + manifest.version() + "); use that one");
        }
        return manifest;
    }

    /** What is missing or differs, empty when the backup is whole. */
    List<String> damage(Path folder) throws IOException {
        List<String> damage = new ArrayList<>();
        for (Item item : files) {
            Path file = folder.resolve(item.path()).normalize();
            if (!file.startsWith(folder)) {
                damage.add(item.path() + " lies outside of the backup");
            } else if (!Files.exists(file)) {
                damage.add(item.path() + " is missing");
            } else if (!digest(file).equals(item.sha256())) {
                damage.add(item.path() + " is not as it was written");
            }
        }
        return damage;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
