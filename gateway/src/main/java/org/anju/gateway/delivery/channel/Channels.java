package org.anju.gateway.delivery.channel;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Recipient;

/** The list of channels. A new one is a file in this package and a line here. */
public final class Channels {
    /** All words a recipient can name. */
    public static final List<String> WORDS =
            List.of("webhook", "feed", "mqtt", "email", "dingtalk", "wecom", "feishu", "sms");

    private Channels() {}

    /**
     * The channel a recipient asks for.
     *
     * @throws IllegalArgumentException when there is no such channel or the recipient does not fit it, naming what to change but no secret
     */
    public static Channel of(Recipient recipient, ChannelParts parts) {
        try {
            return switch (recipient.contact().channel()) {
                case "webhook" -> new WebhookChannel(recipient, url(recipient), parts);
                case "feed" -> new FeedChannel();
                case "mqtt" -> new MqttChannel(recipient, parts);
                case "email" -> new EmailChannel(recipient, parts);
                case "dingtalk" -> new DingTalkChannel(recipient, url(recipient), parts);
                case "wecom" -> new WeComChannel(url(recipient), parts);
                case "feishu" -> new FeishuChannel(recipient, url(recipient), parts);
                case "sms" -> new SmsChannel(recipient, url(recipient), template(recipient), parts);
                default ->
                    throw new IllegalArgumentException("there is no channel '"
                            + recipient.contact().channel() + "'; use one of " + String.join(", ", WORDS));
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("recipient '" + recipient.id() + "': " + e.getMessage(), e);
        }
    }

    /**
     * The client all channels over HTTP share: no redirects, no cookies, no stored credentials.
     *
     * @param executor runs callbacks, and name look-ups, which block: with a thread more than there are recipients nobody waits for
     *     another's look-up
     * @param identity the certificate shown to hosts that ask for one, and the authorities that are believed
     */
    public static HttpClient httpClient(Executor executor, SSLContext identity) {
        return HttpPost.client(executor, identity);
    }

    /** The same without a certificate, believing the authorities of the platform. */
    public static HttpClient httpClient(Executor executor) {
        try {
            return httpClient(executor, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static URI url(Recipient recipient) {
        URI url = recipient.contact().url();
        if (url == null) {
            throw new IllegalArgumentException(
                    "the channel " + recipient.contact().channel() + " needs a url");
        }
        return url;
    }

    private static Recipient.Template template(Recipient recipient) {
        Recipient.Template template = recipient.contact().template();
        if (template == null) {
            throw new IllegalArgumentException("the channel sms needs a body");
        }
        return template;
    }
}
