package org.anju.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubRecReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.Outcome;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connected device. Lives on its event loop, except {@link #answered} and {@link #end}, which any thread may call.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int MQTT_5 = 5;

    private final MqttEndpoint endpoint;
    private final Device device;
    private final long epoch;
    private final MqttSettings settings;
    private final Intake intake;
    private final Sessions sessions;
    private final Acknowledgements acknowledgements;
    private final MqttMeters meters;
    private final Runnable gone;
    private final TopicAliases aliases = new TopicAliases();
    private final RateLimit rate;
    private final Set<Integer> unreleased = new HashSet<>();
    private final int inFlightLimit;
    private final AtomicInteger inFlight = new AtomicInteger();
    private String farewell = "connection_lost";
    private volatile @Nullable MqttQoS commandQos;
    private volatile boolean ended;

    Connection(
            MqttEndpoint endpoint,
            Device device,
            long epoch,
            MqttSettings settings,
            Intake intake,
            Sessions sessions,
            Acknowledgements acknowledgements,
            MqttMeters meters,
            Runnable gone) {
        this.endpoint = endpoint;
        this.device = device;
        this.epoch = epoch;
        this.settings = settings;
        this.intake = intake;
        this.sessions = sessions;
        this.acknowledgements = acknowledgements;
        this.meters = meters;
        this.gone = gone;
        this.inFlightLimit = isMqtt5() ? settings.maxInFlight() : settings.maxInFlightUntold();
        this.rate = new RateLimit(settings.messagesPerSecond(), settings.burst(), System.nanoTime());
    }

    Device device() {
        return device;
    }

    long epoch() {
        return epoch;
    }

    private boolean isMqtt5() {
        return endpoint.protocolVersion() >= MQTT_5;
    }

    /** Accepts the client and begins to listen to it. */
    void open() {
        endpoint.publishAutoAck(false);
        endpoint.subscriptionAutoAck(false);
        endpoint.publishHandler(this::published);
        endpoint.publishReleaseHandler(this::released);
        endpoint.subscribeHandler(this::subscribe);
        endpoint.unsubscribeHandler(this::unsubscribe);
        endpoint.disconnectHandler(nothing -> farewell = "disconnected");
        endpoint.exceptionHandler(error -> {
            LOG.debug("device {}: {}", device.id(), error.toString());
            end(Violation.MALFORMED);
        });
        endpoint.closeHandler(nothing -> {
            ended = true;
            gone.run();
            sessions.closed(this, farewell);
        });
        MqttProperties properties = new MqttProperties();
        if (isMqtt5()) {
            number(properties, MqttProperties.RECEIVE_MAXIMUM, settings.maxInFlight());
            number(properties, MqttProperties.MAXIMUM_PACKET_SIZE, settings.maxPayloadBytes() + 1024);
            number(properties, MqttProperties.TOPIC_ALIAS_MAXIMUM, TopicAliases.MAX);
            number(properties, MqttProperties.SESSION_EXPIRY_INTERVAL, 0);
            number(properties, MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
            number(properties, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
            number(properties, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
            if (endpoint.clientIdentifier() == null) {
                properties.add(new MqttProperties.StringProperty(
                        MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, device.id().value()));
            }
        }
        endpoint.accept(false, properties);
        sessions.opened(this);
    }

    private static void number(MqttProperties properties, int id, int value) {
        properties.add(new MqttProperties.IntegerProperty(id, value));
    }

    private void published(MqttPublishMessage message) {
        if (ended) {
            return;
        }
        int qos = message.qosLevel().value();
        int packetId = message.messageId();
        if (qos == MqttQoS.EXACTLY_ONCE.value() && unreleased.contains(packetId)) {
            endpoint.publishReceived(packetId);
            return;
        }
        if (message.payload().length() > settings.maxPayloadBytes()) {
            end(Violation.PAYLOAD_TOO_LARGE);
            return;
        }
        if (qos > 0 && inFlight.incrementAndGet() > inFlightLimit) {
            end(Violation.TOO_MANY_IN_FLIGHT);
            return;
        }
        if (!rate.take(System.nanoTime())) {
            tooFast(packetId, qos);
            return;
        }
        String topic = aliases.resolve(message);
        if (topic == null) {
            end(Violation.BAD_TOPIC_ALIAS);
            return;
        }
        meters.received(qos);
        intake.publish(
                device,
                epoch,
                topic,
                message.payload().getBytes(),
                qos > 0,
                outcome -> answered(packetId, qos, outcome));
    }

    /** Over its rate: QoS 0 is let go, MQTT 5 is told so, and an older client, which cannot be told, is sent away to come back later. */
    private void tooFast(int packetId, int qos) {
        meters.throttled();
        if (qos == 0) {
            return;
        }
        if (!isMqtt5()) {
            end(Violation.TOO_FAST);
            return;
        }
        inFlight.decrementAndGet();
        if (qos == 1) {
            endpoint.publishAcknowledge(packetId, MqttPubAckReasonCode.QUOTA_EXCEEDED, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.publishReceived(packetId, MqttPubRecReasonCode.QUOTA_EXCEEDED, MqttProperties.NO_PROPERTIES);
        }
    }

    /**
     * Called once it is known what became of a publish, on any thread. A good QoS 1 publish is acknowledged from the thread that made it
     * durable: what comes for one connection before its event loop gets to it is then written with one flush. Everything else goes to the
     * event loop.
     */
    private void answered(int packetId, int qos, Outcome outcome) {
        boolean stored = outcome == Outcome.STORED || outcome == Outcome.PARTLY_STORED;
        if (!stored || qos > 1) {
            acknowledgements.add(this, packetId, qos, outcome);
        } else if (qos == 1 && !ended) {
            inFlight.decrementAndGet();
            try {
                endpoint.publishAcknowledge(packetId);
            } catch (IllegalStateException closed) {
                LOG.trace("device {} left before its message was acknowledged", device.id());
            }
        }
    }

    /** The same on the event loop. */
    void settle(int packetId, int qos, Outcome outcome) {
        if (ended) {
            return;
        }
        if (outcome == Outcome.BUSY && qos > 0) {
            end(Violation.BUSY);
            return;
        }
        if (outcome == Outcome.FOREIGN_TOPIC && !isMqtt5()) {
            end(Violation.FOREIGN_TOPIC);
            return;
        }
        if (qos == 0) {
            return;
        }
        boolean bad = outcome == Outcome.REFUSED || outcome == Outcome.FOREIGN_TOPIC;
        if (qos == 1) {
            inFlight.decrementAndGet();
            if (bad && isMqtt5()) {
                endpoint.publishAcknowledge(
                        packetId,
                        outcome == Outcome.FOREIGN_TOPIC
                                ? MqttPubAckReasonCode.NOT_AUTHORIZED
                                : MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID,
                        MqttProperties.NO_PROPERTIES);
            } else {
                endpoint.publishAcknowledge(packetId);
            }
        } else if (bad && isMqtt5()) {
            inFlight.decrementAndGet();
            endpoint.publishReceived(
                    packetId,
                    outcome == Outcome.FOREIGN_TOPIC
                            ? MqttPubRecReasonCode.NOT_AUTHORIZED
                            : MqttPubRecReasonCode.PAYLOAD_FORMAT_INVALID,
                    MqttProperties.NO_PROPERTIES);
        } else {
            unreleased.add(packetId);
            endpoint.publishReceived(packetId);
        }
    }

    private void released(int packetId) {
        if (unreleased.remove(packetId)) {
            inFlight.decrementAndGet();
        }
        endpoint.publishComplete(packetId);
    }

    private void subscribe(MqttSubscribeMessage message) {
        List<MqttSubAckReasonCode> codes = new ArrayList<>();
        List<MqttQoS> levels = new ArrayList<>();
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            boolean own = wanted.topicName().equals(commandTopic());
            MqttQoS level =
                    wanted.qualityOfService() == MqttQoS.AT_MOST_ONCE ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE;
            if (own) {
                commandQos = level;
            }
            codes.add(own ? MqttSubAckReasonCode.qosGranted(level) : MqttSubAckReasonCode.NOT_AUTHORIZED);
            levels.add(own ? level : MqttQoS.FAILURE);
        }
        if (isMqtt5()) {
            endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.subscribeAcknowledge(message.messageId(), levels);
        }
    }

    private void unsubscribe(MqttUnsubscribeMessage message) {
        if (message.topics().contains(commandTopic())) {
            commandQos = null;
        }
        if (isMqtt5()) {
            List<MqttUnsubAckReasonCode> codes = message.topics().stream()
                    .map(topic -> MqttUnsubAckReasonCode.SUCCESS)
                    .toList();
            endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.unsubscribeAcknowledge(message.messageId());
        }
    }

    private String commandTopic() {
        return "anju/" + device.id() + "/command";
    }

    /** Sends a command to the device; false when it is gone or has not subscribed to its commands. From any thread. */
    boolean command(byte[] payload) {
        MqttQoS qos = commandQos;
        if (ended || qos == null) {
            return false;
        }
        try {
            endpoint.publish(commandTopic(), Buffer.buffer(payload), qos, false, false);
            return true;
        } catch (IllegalStateException gone) {
            return false;
        }
    }

    /** The one exit for everything a client does wrong, and for the end of the gateway. From any thread; once. */
    void end(Violation violation) {
        if (ended) {
            return;
        }
        ended = true;
        farewell = violation.word();
        meters.ended(violation.word());
        LOG.debug("device {} is disconnected: {}", device.id(), violation.text());
        try {
            if (isMqtt5()) {
                MqttProperties properties = new MqttProperties();
                properties.add(new MqttProperties.StringProperty(MqttProperties.REASON_STRING, violation.text()));
                endpoint.disconnect(violation.code(), properties);
            } else {
                endpoint.close();
            }
        } catch (IllegalArgumentException | IllegalStateException alreadyClosed) {
            LOG.trace("device {} was gone already", device.id());
        }
    }
}
