package org.anju.gateway.api;

import java.util.Map;
import java.util.function.Function;
import org.anju.gateway.delivery.FeedBell;
import org.anju.gateway.delivery.Ledger;
import org.anju.gateway.delivery.LineStatus;
import org.anju.gateway.delivery.ReceiptDesk;
import org.anju.gateway.delivery.Receipts;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.WhyNot;
import org.anju.gateway.delivery.channel.ReceiptSignature;
import org.anju.gateway.delivery.format.Cap;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.jspecify.annotations.Nullable;

/**
 * What the API shows and does of delivery.
 *
 * @param recipients by id
 * @param status how it goes with a recipient; null for one that is not configured
 */
public record DeliveryParts(
        Map<String, Recipient> recipients,
        RoutingDesk routing,
        Ledger ledger,
        Receipts receipts,
        ReceiptDesk receiptDesk,
        WhyNot whyNot,
        Function<String, @Nullable LineStatus> status,
        FeedBell bell,
        Cap cap,
        ReceiptSignature signature) {
    public DeliveryParts {
        recipients = Map.copyOf(recipients);
    }

    /**
     * A recipient the account may act for.
     *
     * @throws Problem 404, the same for one that does not exist and for one of others
     */
    Recipient actingFor(Account account, String id) {
        Recipient recipient = recipients.get(id);
        if (recipient == null || !Access.actsFor(account, recipient)) {
            throw Problem.notFound("recipient", id);
        }
        return recipient;
    }

    /** How it goes with a recipient; null for one that is not configured. */
    @Nullable
    LineStatus statusOf(String recipient) {
        return status.apply(recipient);
    }
}
