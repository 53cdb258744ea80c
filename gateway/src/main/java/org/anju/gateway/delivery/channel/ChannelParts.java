package org.anju.gateway.delivery.channel;

import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.time.Clock;
import org.anju.gateway.delivery.format.Cap;
import org.anju.gateway.delivery.format.Words;
import org.jspecify.annotations.Nullable;

/**
 * What channels share.
 *
 * @param http see {@link Channels#httpClient}
 * @param mail null when no mail server is configured
 * @param door where recipients come in over MQTT
 */
public record ChannelParts(
        Vertx vertx,
        HttpClient http,
        Clock clock,
        Words words,
        Cap cap,
        @Nullable MailServer mail,
        MqttDoor door) {}
