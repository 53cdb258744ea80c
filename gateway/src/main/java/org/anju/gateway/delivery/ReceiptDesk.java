package org.anju.gateway.delivery;

import java.time.Clock;
import java.util.NoSuchElementException;
import org.anju.gateway.metrics.DeliveryMeters;
import org.jspecify.annotations.Nullable;

/** Takes receipts and measures how long recipients take. Blocks on the database. */
public final class ReceiptDesk {
    private final Receipts receipts;
    private final DeliveryMeters meters;
    private final Clock clock;

    /** Connects the parts. */
    public ReceiptDesk(Receipts receipts, DeliveryMeters meters, Clock clock) {
        this.receipts = receipts;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What a sender says.
     *
     * @param id chosen by the sender, so that it can send again without harm; null: made from the rest
     * @param alert id of the alert; null when {@code sequence} names the delivery
     * @param saidMs when it happened, epoch milliseconds; null when not said
     */
    public record Word(
            @Nullable String id,
            @Nullable String alert,
            @Nullable Long sequence,
            Disposition disposition,
            @Nullable String officer,
            @Nullable String note,
            @Nullable Long saidMs) {}

    /**
     * Takes a receipt; see {@link Receipts#post}.
     *
     * @param sender the user or system that posted it
     * @throws NoSuchElementException when there is no such delivery to the recipient
     */
    public Receipts.Posted post(String recipient, String sender, Word word) throws ReceiptConflictException {
        Long sequence = word.sequence();
        String alert = sequence == null ? word.alert() : receipts.alertOf(recipient, sequence);
        if (alert == null || (word.alert() != null && !alert.equals(word.alert()))) {
            throw new NoSuchElementException(
                    "recipient '" + recipient + "' has no delivery " + (sequence == null ? "" : sequence)
                            + (word.alert() == null ? "" : " of alert '" + word.alert() + "'"));
        }
        String id = word.id() == null ? sender + ':' + word.disposition().word() : word.id();
        Receipts.Posted posted = receipts.post(
                new Receipt(
                        id,
                        recipient,
                        alert,
                        word.disposition(),
                        sender,
                        word.officer(),
                        word.note(),
                        clock.millis(),
                        word.saidMs()),
                sequence);
        if (posted.fresh()) {
            measure(posted);
        }
        return posted;
    }

    private void measure(Receipts.Posted posted) {
        Receipt receipt = posted.receipt();
        Long delivered = posted.deliveredMs();
        Long received = posted.receivedMs();
        if (received == null) {
            meters.received(receipt.recipient(), delivered == null ? 0 : receipt.atMs() - delivered);
        }
        if (receipt.disposition().isClosing()) {
            meters.handled(receipt.recipient(), received == null ? 0 : receipt.atMs() - received);
        }
    }
}
