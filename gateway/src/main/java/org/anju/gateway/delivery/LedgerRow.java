package org.anju.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The ledger of one recipient at one moment. Always: raised = delivered + pending + dead, and raised = highest sequence number.
 *
 * @param accepted taken by the recipient's system, of which nobody has said more yet
 * @param sent sent at least once, not yet accepted
 * @param oldestPendingMs when the oldest pending delivery was queued, epoch milliseconds; null when none is pending
 */
public record LedgerRow(
        String recipient,
        long raised,
        long queued,
        long sent,
        long accepted,
        long received,
        long handled,
        long dead,
        long highestSequence,
        @Nullable Long oldestPendingMs) {
    public long delivered() {
        return accepted + received + handled;
    }

    public long pending() {
        return queued + sent;
    }

    /** Whether the books are right: nothing is missing, nothing is there twice. */
    public boolean isBalanced() {
        return raised == delivered() + pending() + dead && raised == highestSequence;
    }
}
