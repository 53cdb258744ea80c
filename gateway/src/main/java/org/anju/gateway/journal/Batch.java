package org.anju.gateway.journal;

import java.util.List;
import org.anju.gateway.model.Entry;

/**
 * Consecutive entries of the journal.
 *
 * @param first sequence number of the first entry; the n-th entry has {@code first + n}
 * @param entries may be empty; then nothing new had come
 */
public record Batch(long first, List<Entry> entries) {
    /** Sequence number of the last entry; {@code first - 1} when there is none. */
    public long last() {
        return first + entries.size() - 1;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
