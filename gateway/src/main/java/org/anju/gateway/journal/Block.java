package org.anju.gateway.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One group commit as stored.
 *
 * @param first sequence number of the first entry
 * @param count number of entries, at least 1
 * @param receivedMs receive time of the first entry, epoch milliseconds
 * @param body the entries as {@link EntryCodec} writes them
 * @param crc checksum the block was stored with
 */
@SuppressWarnings("ArrayRecordComponent") // blocks are never compared
record Block(long first, int count, long receivedMs, byte[] body, long crc) {
    static Block of(long first, int count, long receivedMs, byte[] body) {
        return new Block(first, count, receivedMs, body, checksum(first, count, body));
    }

    /** Sequence number of the last entry. */
    long last() {
        return first + count - 1;
    }

    /** Whether the block is what was stored. */
    boolean isIntact() {
        return checksum(first, count, body) == crc;
    }

    private static long checksum(long first, int count, byte[] body) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(first)
                .putInt(count)
                .flip());
        sum.update(body);
        return sum.getValue();
    }
}
