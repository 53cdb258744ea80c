package org.anju.gateway.delivery.channel;

import java.net.http.HttpClient;
import java.time.Clock;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Recipient;

/** The list of channels. A new one is a file in this package and a line here. */
public final class Channels {
    private Channels() {}

    /**
     * The channel a recipient asks for.
     *
     * @param http shared by the channels that speak HTTP; see {@link WebhookChannel#httpClient}
     * @throws IllegalArgumentException when there is no such channel or the recipient does not fit it, naming what to change
     */
    public static Channel of(Recipient recipient, HttpClient http, Clock clock) {
        return switch (recipient.channel()) {
            case "webhook" -> WebhookChannel.of(recipient, http, clock);
            default ->
                throw new IllegalArgumentException("recipient '" + recipient.id() + "': there is no channel '"
                        + recipient.channel() + "'; use webhook");
        };
    }
}
