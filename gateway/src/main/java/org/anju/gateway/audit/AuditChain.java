package org.anju.gateway.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Follows the trail from its first entry, or from the first that is still kept. The hash of an entry is SHA-256 over the hash before it, the sequence number, the time, and each
 * text with its length in front, so that no two different entries give the same bytes. Not thread-safe.
 */
public final class AuditChain {
    private final long base;
    private long sequence;
    private String hash;
    private @Nullable Break broken;

    /** A chain from the very first entry. */
    public AuditChain() {
        this(0, "");
    }

    /** A chain that goes on after an entry that is kept no longer. */
    public AuditChain(long sequence, String hash) {
        this.base = sequence;
        this.sequence = sequence;
        this.hash = hash;
    }

    /** Where the chain does not hold, and why. */
    public record Break(long sequence, String reason) {}

    /** Takes the next row; after the first break the rest is passed over. */
    public void accept(AuditRow row) {
        if (broken != null) {
            return;
        }
        if (row.sequence() != sequence + 1) {
            broken = new Break(sequence + 1, "entry " + (sequence + 1) + " is missing");
            return;
        }
        if (!row.hash().equals(hash(hash, row.sequence(), row.entry()))) {
            broken = new Break(row.sequence(), "entry " + row.sequence() + " was changed after it was written");
            return;
        }
        sequence = row.sequence();
        hash = row.hash();
    }

    /** Ends the chain: the last entry must be the one the head names, or entries were cut off. */
    public AuditVerdict end(long headSequence, String headHash) {
        if (broken == null && (sequence != headSequence || !hash.equals(headHash))) {
            broken = new Break(
                    Math.min(sequence, headSequence) + 1,
                    "the trail ends with entry " + sequence + " but its head names entry " + headSequence);
        }
        return new AuditVerdict(sequence - base, hash, broken);
    }

    /** The hash of an entry that follows one with the hash {@code before}; empty before the first. */
    public static String hash(String before, long sequence, AuditEntry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            text(digest, before);
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(sequence)
                    .putLong(entry.atMs())
                    .array());
            text(digest, entry.who());
            text(digest, entry.origin());
            text(digest, entry.action());
            text(digest, entry.object());
            text(digest, entry.detail());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
