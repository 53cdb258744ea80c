package org.anju.gateway.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for damage in a SQLite write-ahead log. SQLite drops everything after the first frame whose checksum is wrong without a word, for it
 * takes that frame for the torn end of an unfinished commit. It is more than that when whole commits follow it. Format: "WAL-mode File
 * Format" of the SQLite documentation.
 */
final class WalScan {
    private static final int MAGIC = 0x377f0682;
    private static final int HEADER_BYTES = 32;
    private static final int HEADER_SUMMED = 24;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int FRAME_SUMMED = 8;
    private static final int MAX_PAGE_BYTES = 65_536;

    private final ByteOrder order;
    private int sum1;
    private int sum2;

    private WalScan(ByteOrder order) {
        this.order = order;
    }

    /** Whether at least one whole commit follows a damaged one. */
    static boolean isDamaged(Path wal) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(wal), 1 << 16))) {
            byte[] header = new byte[HEADER_BYTES];
            if (in.readNBytes(header, 0, HEADER_BYTES) < HEADER_BYTES) {
                return false;
            }
            ByteBuffer head = ByteBuffer.wrap(header);
            int pageBytes = head.getInt(8);
            if ((head.getInt(0) & ~1) != MAGIC || pageBytes < 512 || pageBytes > MAX_PAGE_BYTES) {
                return true;
            }
            WalScan scan = new WalScan((head.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            scan.add(header, 0, HEADER_SUMMED);
            if (!scan.is(head.getInt(24), head.getInt(28))) {
                return true;
            }
            return scan.commitFollowsDamage(in, head.getLong(16), pageBytes);
        }
    }

    private boolean commitFollowsDamage(DataInputStream in, long salt, int pageBytes) throws IOException {
        byte[] frame = new byte[FRAME_HEADER_BYTES + pageBytes];
        boolean damaged = false;
        int commits = 0;
        try {
            while (true) {
                in.readFully(frame);
                ByteBuffer head = ByteBuffer.wrap(frame);
                boolean current = head.getLong(8) == salt;
                add(frame, 0, FRAME_SUMMED);
                add(frame, FRAME_HEADER_BYTES, pageBytes);
                boolean sound = current && is(head.getInt(16), head.getInt(20));
                damaged |= !sound;
                sum1 = head.getInt(16);
                sum2 = head.getInt(20);
                boolean commit = current && head.getInt(4) != 0;
                if (damaged && commit && ++commits > 1 && sound) {
                    return true;
                }
            }
        } catch (EOFException e) {
            return false;
        }
    }

    private void add(byte[] bytes, int from, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes, from, length).order(order);
        while (words.remaining() > 0) {
            sum1 += words.getInt() + sum2;
            sum2 += words.getInt() + sum1;
        }
    }

    private boolean is(int first, int second) {
        return sum1 == first && sum2 == second;
    }
}
