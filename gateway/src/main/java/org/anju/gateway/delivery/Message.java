package org.anju.gateway.delivery;

import java.util.List;

/**
 * What is sent at once: a single delivery, or a summary of many when a recipient is told less often than things happen. Sent again it holds
 * the same deliveries under the same id.
 *
 * @param deliveries at least one, in the order of their sequence numbers
 */
public record Message(List<Delivery> deliveries) {
    /**
     * Checks that there is something to send.
     *
     * @throws IllegalArgumentException when there is not
     */
    public Message {
        if (deliveries.isEmpty()) {
            throw new IllegalArgumentException("a message without deliveries");
        }
        deliveries = List.copyOf(deliveries);
    }

    public Delivery first() {
        return deliveries.get(0);
    }

    public Delivery last() {
        return deliveries.get(deliveries.size() - 1);
    }

    /** Whether it stands for several deliveries. */
    public boolean isSummary() {
        return deliveries.size() > 1;
    }

    /** Identifies the message to its recipient: the same at every attempt. Holds no full stop. */
    public String id() {
        return isSummary()
                ? (first().recipient() + ":summary:" + first().sequence()).replace('.', '~')
                : first().messageId();
    }
}
