package org.anju.gateway.delivery;

import java.util.List;

/** The proof of who was told. Methods block: not for event loops. */
public interface Ledger {
    /** One row per recipient, by id; all rows are of the same moment. */
    List<LedgerRow> rows();

    /** Deliveries of an alert, by recipient and sequence. */
    List<Delivery> ofAlert(String alert);
}
