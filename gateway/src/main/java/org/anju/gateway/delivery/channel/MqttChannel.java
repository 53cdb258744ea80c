package org.anju.gateway.delivery.channel;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.delivery.format.Cap;
import org.jspecify.annotations.Nullable;

/**
 * A recipient that connects to our own MQTT listener and subscribes to {@code anju/recipients/<id>/alerts} with QoS 1: a peer with a state. A
 * message is delivered when its PUBACK comes. While the recipient is away its messages wait in the ledger, so a session that stays needs no
 * other memory than that it was subscribed.
 */
final class MqttChannel implements Channel {
    private static final int MQTT_5 = 5;
    private static final int REFUSED = 0x80;
    private static final int LAST_PACKET = 65_535;
    private static final long ANSWER_MS = 30_000;

    private final String recipient;
    private final String topic;
    private final Recipient.Format format;
    private final List<String> passwords;
    private final Cap cap;
    private final Vertx vertx;
    private final MqttDoor door;
    private volatile Runnable ready = () -> {};
    private volatile @Nullable Peer peer;
    private volatile @Nullable Unanswered unanswered;

    MqttChannel(Recipient recipient, ChannelParts parts) {
        if (recipient.contact().secrets().isEmpty()) {
            throw new IllegalArgumentException(
                    "the channel mqtt needs secrets: the password the recipient connects with");
        }
        this.recipient = recipient.id();
        this.topic = "anju/recipients/" + recipient.id() + "/alerts";
        this.format = recipient.format();
        this.passwords = recipient.contact().secrets();
        this.cap = parts.cap();
        this.vertx = parts.vertx();
        this.door = parts.door();
        door.add(recipient.id(), this);
    }

    /** What was written and not acknowledged; in a session that goes on it is repeated as such, as MQTT 3.1.1 asks (4.4). */
    private record Unanswered(Peer on, String message, int packet) {}

    /** A connection, and what is under way on it. Lives on its event loop. */
    private static final class Peer {
        private final MqttEndpoint endpoint;
        private final Context loop;
        private final boolean goesOn;
        private volatile boolean subscribed;
        private int packet;
        private @Nullable CompletableFuture<Attempt> answer;

        /** @param goesOn whether the client's session was there before */
        Peer(MqttEndpoint endpoint, Context loop, boolean goesOn) {
            this.endpoint = endpoint;
            this.loop = loop;
            this.goesOn = goesOn;
            this.subscribed = goesOn;
        }

        void answered(int id, Attempt attempt) {
            CompletableFuture<Attempt> waiting = answer;
            if (waiting != null && id == packet) {
                answer = null;
                waiting.complete(attempt);
            }
        }
    }

    List<String> passwords() {
        return passwords;
    }

    @Override
    public void start(Runnable toldWhenReady) {
        ready = toldWhenReady;
    }

    /** Called on the event loop with a client that is who it says. The newest connection counts. */
    void connected(MqttEndpoint endpoint, boolean sessionPresent) {
        Peer now = new Peer(endpoint, vertx.getOrCreateContext(), sessionPresent);
        Peer before = peer;
        peer = now;
        if (before != null) {
            before.endpoint.close();
        }
        endpoint.subscriptionAutoAck(false);
        endpoint.publishAutoAck(false);
        endpoint.subscribeHandler(message -> subscribe(now, message));
        endpoint.unsubscribeHandler(message -> unsubscribe(now, message));
        endpoint.publishHandler(message -> endpoint.close());
        endpoint.publishAcknowledgeMessageHandler(ack -> {
            int code = Byte.toUnsignedInt(ack.code().value());
            unanswered = null;
            now.answered(
                    ack.messageId(),
                    code < REFUSED
                            ? Attempt.delivered()
                            : Attempt.retry("the client refused the message: " + ack.code()));
        });
        endpoint.exceptionHandler(error -> endpoint.close());
        endpoint.closeHandler(nothing -> closed(now));
        MqttProperties properties = new MqttProperties();
        if (endpoint.protocolVersion() >= MQTT_5) {
            for (int unavailable : new int[] {
                MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE,
                MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE,
                MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE
            }) {
                properties.add(new MqttProperties.IntegerProperty(unavailable, 0));
            }
        }
        endpoint.accept(sessionPresent, properties);
        if (sessionPresent) {
            ready.run();
        }
    }

    private void closed(Peer gone) {
        gone.subscribed = false;
        gone.answered(gone.packet, Attempt.retry("the connection closed before the message was acknowledged"));
        if (peer == gone) {
            peer = null;
        }
    }

    private void subscribe(Peer now, MqttSubscribeMessage message) {
        List<MqttSubAckReasonCode> codes = new ArrayList<>();
        List<MqttQoS> levels = new ArrayList<>();
        boolean granted = false;
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            // Without an acknowledgement nobody could say that a message arrived.
            boolean own = wanted.topicName().equals(topic) && wanted.qualityOfService() != MqttQoS.AT_MOST_ONCE;
            codes.add(
                    own ? MqttSubAckReasonCode.qosGranted(MqttQoS.AT_LEAST_ONCE) : MqttSubAckReasonCode.NOT_AUTHORIZED);
            levels.add(own ? MqttQoS.AT_LEAST_ONCE : MqttQoS.FAILURE);
            granted |= own;
        }
        if (now.endpoint.protocolVersion() >= MQTT_5) {
            now.endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
        } else {
            now.endpoint.subscribeAcknowledge(message.messageId(), levels);
        }
        if (granted) {
            now.subscribed = true;
            if (stays(now.endpoint)) {
                door.kept(recipient, now.endpoint.clientIdentifier());
            }
            ready.run();
        }
    }

    private static boolean stays(MqttEndpoint endpoint) {
        if (endpoint.protocolVersion() < MQTT_5) {
            return !endpoint.isCleanSession();
        }
        MqttProperties.MqttProperty<?> expiry =
                endpoint.connectProperties().getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL);
        return expiry != null && expiry.value() instanceof Integer seconds && seconds != 0;
    }

    private void unsubscribe(Peer now, MqttUnsubscribeMessage message) {
        if (message.topics().contains(topic)) {
            now.subscribed = false;
            door.ended(recipient);
        }
        if (now.endpoint.protocolVersion() >= MQTT_5) {
            now.endpoint.unsubscribeAcknowledge(
                    message.messageId(),
                    message.topics().stream()
                            .map(one -> MqttUnsubAckReasonCode.SUCCESS)
                            .toList(),
                    MqttProperties.NO_PROPERTIES);
        } else {
            now.endpoint.unsubscribeAcknowledge(message.messageId());
        }
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        Peer now = peer;
        if (now == null || !now.subscribed) {
            return CompletableFuture.completedStage(Attempt.unready(
                    now == null ? "not connected over MQTT" : "connected, but not subscribed to " + topic));
        }
        boolean asCap = format == Recipient.Format.CAP && !message.isSummary();
        Buffer body = Buffer.buffer(asCap ? cap.write(message.first()) : AnjuMessages.text(message));
        CompletableFuture<Attempt> answer = new CompletableFuture<>();
        now.loop.runOnContext(nothing -> publish(now, message.id(), body, answer));
        return answer;
    }

    private void publish(Peer now, String id, Buffer body, CompletableFuture<Attempt> answer) {
        if (!now.endpoint.isConnected()) {
            answer.complete(Attempt.unready("not connected over MQTT"));
            return;
        }
        now.answer = answer;
        long limit = vertx.setTimer(
                ANSWER_MS,
                timer -> now.answered(
                        now.packet, Attempt.retry("no acknowledgement within " + ANSWER_MS / 1_000 + " s")));
        CompletionStage<Attempt> known = answer;
        known.whenComplete((attempt, failure) -> vertx.cancelTimer(limit));
        Unanswered before = unanswered;
        boolean again = before != null
                && now.goesOn
                && before.on() != now
                && before.message().equals(id);
        now.packet = again && before != null ? before.packet() : now.packet % LAST_PACKET + 1;
        unanswered = new Unanswered(now, id, now.packet);
        now.endpoint
                .publish(topic, body, MqttQoS.AT_LEAST_ONCE, again, false, now.packet)
                .onComplete(sent -> {}, failure -> answer.complete(Attempt.retry("could not be written: " + failure)));
    }

    @Override
    public void close() {
        Peer now = peer;
        if (now != null && now.endpoint.isConnected()) {
            now.endpoint.close();
        }
    }
}
