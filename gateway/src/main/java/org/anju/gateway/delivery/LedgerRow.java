package org.anju.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The ledger of one recipient at one moment: raised = delivered + pending + dead, and raised = highest sequence number.
 *
 * @param oldestPendingMs when the oldest pending delivery was queued, epoch milliseconds; null when none is pending
 */
public record LedgerRow(
        String recipient,
        long raised,
        long delivered,
        long pending,
        long dead,
        long highestSequence,
        @Nullable Long oldestPendingMs) {}
