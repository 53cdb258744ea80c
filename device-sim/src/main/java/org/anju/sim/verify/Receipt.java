package org.anju.sim.verify;

/**
 * A message that reached the bureau's webhook.
 *
 * @param id the webhook id
 * @param genuine whether its signature was right and its time recent
 * @param sequence its number, 0 when it has none
 * @param change raised, acknowledged, cleared, …
 * @param atMs when it came, epoch milliseconds
 */
public record Receipt(
        String id,
        boolean genuine,
        long sequence,
        String change,
        String alert,
        String rule,
        String compound,
        String device,
        long atMs) {}
