package org.anju.gateway.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads entries back for consumers that are behind the window, and notices blocks that are no longer what was written. Thread-safe. */
final class DiskReader {
    private static final Logger LOG = LoggerFactory.getLogger(DiskReader.class);

    private final BlockReader file;
    private final EntryCodec codec;
    private final JournalMeters meters;
    private final Set<Long> damaged = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Batch unfinished;

    DiskReader(BlockReader file, EntryCodec codec, JournalMeters meters) {
        this.file = file;
        this.codec = codec;
        this.meters = meters;
    }

    /** Consecutive entries after a position; null when none is kept. Damaged blocks are passed over once they are reported. */
    @Nullable
    Batch read(long after, int max) throws SQLException {
        Batch begun = unfinished;
        if (begun != null && begun.first() <= after + 1 && begun.last() > after) {
            return part(begun, after, max);
        }
        long from = after;
        while (true) {
            List<Block> blocks = file.read(from, max);
            if (blocks.isEmpty()) {
                return null;
            }
            Batch found = decode(blocks);
            if (!found.isEmpty()) {
                unfinished = found;
                return part(found, from, max);
            }
            from = found.last();
        }
    }

    /** The first run of good blocks; when there is none, an empty batch whose last is the end of the bad ones. */
    private Batch decode(List<Block> blocks) {
        List<Entry> entries = new ArrayList<>();
        long first = blocks.get(0).first();
        for (Block block : blocks) {
            if (!entries.isEmpty() && block.first() != first + entries.size()) {
                break;
            }
            List<Entry> more = decode(block);
            if (more != null) {
                first = entries.isEmpty() ? block.first() : first;
                entries.addAll(more);
            } else if (entries.isEmpty()) {
                first = block.last() + 1;
            } else {
                break;
            }
        }
        return new Batch(first, entries);
    }

    private @Nullable List<Entry> decode(Block block) {
        String finding = "its checksum does not match";
        if (block.isIntact()) {
            try {
                List<Entry> entries = codec.decode(block.body());
                if (entries.size() == block.count()) {
                    return entries;
                }
                finding = "it holds " + entries.size() + " entries";
            } catch (IllegalArgumentException e) {
                finding = String.valueOf(e.getMessage());
            }
        }
        if (damaged.add(block.first())) {
            meters.damaged();
            LOG.error(
                    "entries {} to {} of the journal are damaged on disk ({}); they are set aside in its table 'damaged', and consumers"
                            + " that had not read them go on after them; check the disk",
                    block.first(),
                    block.last(),
                    finding);
        }
        return null;
    }

    private Batch part(Batch batch, long after, int max) {
        int skip = (int) Math.max(0, after + 1 - batch.first());
        int size = Math.min(max, batch.entries().size() - skip);
        if (skip + size == batch.entries().size()) {
            unfinished = null;
        }
        meters.readFromDisk(size);
        return new Batch(batch.first() + skip, batch.entries().subList(skip, skip + size));
    }

    /** First sequence numbers of damaged blocks that nobody has moved away yet. */
    Set<Long> damaged() {
        return damaged;
    }
}
