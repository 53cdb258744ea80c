package org.anju.gateway.delivery.channel;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.delivery.format.Cap;

/**
 * Posts each message as Anju JSON or CAP to the recipient's URL with the headers of Standard Webhooks 1.0.0. Any 2xx is acceptance; see {@link
 * HttpPost} for everything else. Signed with every secret of the recipient, so that a receiver moves from one key to the next at its leisure.
 */
final class WebhookChannel implements Channel {
    private final URI url;
    private final Recipient.Format format;
    private final HttpPost post;
    private final WebhookSignature signature;
    private final Cap cap;
    private final Clock clock;

    WebhookChannel(Recipient recipient, URI url, ChannelParts parts) {
        this.url = url;
        this.format = recipient.format();
        this.post = HttpPost.to(url, parts.http(), parts.clock());
        this.signature = WebhookSignature.of(recipient.contact().secrets());
        this.cap = parts.cap();
        this.clock = parts.clock();
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        boolean asCap = format == Recipient.Format.CAP && !message.isSummary();
        String body = asCap ? cap.write(message.first()) : AnjuMessages.text(message);
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", asCap ? Cap.TYPE : "application/json; charset=utf-8");
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put("webhook-signature", signature.sign(message.id(), timestamp, body));
        return post.send(url, headers, body, answer -> Attempt.delivered());
    }
}
