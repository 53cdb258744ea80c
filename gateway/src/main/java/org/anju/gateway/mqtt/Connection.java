package org.anju.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubRecReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.estate.Credential;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.SealedCredential;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.Outcome;
import org.anju.gateway.intake.Publish;
import org.anju.gateway.intake.Sender;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connected device. Lives on its event loop, except {@link #answered}, {@link #end} and what {@link Sender} asks for. */
final class Connection implements Sender, Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final MqttEndpoint endpoint;
    private final FastLane lane;
    private final long epoch;
    private final MqttSettings settings;
    private final EstateRegistry estate;
    private final Intake intake;
    private final Sessions sessions;
    private final Acknowledgements acknowledgements;
    private final MqttMeters meters;
    private final Runnable gone;
    private final TopicAliases aliases = new TopicAliases();
    private final RateLimit rate;
    private final KeepAlive keepAlive;
    private final Set<Integer> unreleased = new HashSet<>();
    private final int inFlightLimit;
    private final @Nullable SealedCredential credential;
    private final AtomicInteger inFlight = new AtomicInteger();
    private String farewell = "connection_lost";
    private boolean saidGoodbye;
    private volatile boolean saidOffline;
    private volatile Device device;
    private volatile @Nullable MqttQoS commandQos;
    private volatile boolean ended;

    Connection(
            MqttEndpoint endpoint,
            FastLane lane,
            Device device,
            MqttSettings settings,
            EstateRegistry estate,
            Intake intake,
            Sessions sessions,
            Acknowledgements acknowledgements,
            MqttMeters meters,
            Runnable gone) {
        this.endpoint = endpoint;
        this.lane = lane;
        this.device = device;
        this.epoch = sessions.nextEpoch();
        this.settings = settings;
        this.estate = estate;
        this.intake = intake;
        this.sessions = sessions;
        this.acknowledgements = acknowledgements;
        this.meters = meters;
        this.gone = gone;
        this.credential = estate.sealed(device.id().value());
        this.inFlightLimit = isMqtt5() ? settings.maxInFlight() : settings.maxInFlightUntold();
        long now = System.nanoTime();
        this.rate = new RateLimit(settings.messagesPerSecond(), settings.burst(), now);
        this.keepAlive = new KeepAlive(endpoint.keepAliveTimeSeconds(), settings.maxKeepAlive(), now);
    }

    @Override
    public Device device() {
        return device;
    }

    /** The same device as the estate knows it now. */
    void device(Device now) {
        device = now;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public @Nullable Device entitled(String id) {
        return estate.authenticate(
                id, new Credential(Credential.Type.GATEWAY, device.id().value()));
    }

    @Override
    public boolean appears(Device shown) {
        if (!shown.id().equals(device.id())) {
            return sessions.appears(this, shown);
        }
        boolean news = saidOffline;
        saidOffline = false;
        return news;
    }

    @Override
    public void vanishes(Device hidden) {
        if (hidden.id().equals(device.id())) {
            saidOffline = true;
        } else {
            sessions.vanishes(this, hidden);
        }
    }

    /** Whether the device still has the credential with which this connection was opened. */
    boolean hasCredentialOf(EstateRegistry now) {
        return credential != null && credential.equals(now.sealed(device.id().value()));
    }

    private boolean isMqtt5() {
        return Mqtt5.isSpokenBy(endpoint);
    }

    /** Accepts the client and begins to listen to it. */
    void open() {
        endpoint.publishAutoAck(false);
        endpoint.subscriptionAutoAck(false);
        endpoint.publishHandler(this::published);
        endpoint.publishReleaseHandler(this::released);
        endpoint.subscribeHandler(this::subscribe);
        endpoint.unsubscribeHandler(this::unsubscribe);
        endpoint.pingHandler(nothing -> keepAlive.heard(System.nanoTime()));
        endpoint.disconnectMessageHandler(message -> {
            saidGoodbye = message.code() != MqttDisconnectReasonCode.WITH_WILL_MESSAGE;
            farewell = "disconnected";
        });
        endpoint.exceptionHandler(error -> {
            LOG.atDebug().addKeyValue("device", device.id()).log("the connection failed: {}", error.toString());
            end(Violation.MALFORMED);
        });
        endpoint.closeHandler(nothing -> closed());
        endpoint.accept(false, isMqtt5() ? Mqtt5.accepted(endpoint, device, settings) : MqttProperties.NO_PROPERTIES);
        lane.open(this::published, isMqtt5());
        sessions.opened(this);
    }

    private void closed() {
        if (!ended && !saidGoodbye && keepAlive.isOver(System.nanoTime())) {
            farewell = Violation.KEEP_ALIVE.word();
        }
        ended = true;
        gone.run();
        if (!saidGoodbye && endpoint.will() != null && endpoint.will().isWillFlag()) {
            will();
        }
        sessions.closed(this, farewell, saidGoodbye);
    }

    /** The last will is published as if the device did; one that only says that it is offline gives the reason of its absence. */
    private void will() {
        String topic = endpoint.will().getWillTopic();
        byte[] payload = endpoint.will().getWillMessageBytes();
        if (topic == null || payload == null || farewell.equals(Violation.TAKEN_OVER.word())) {
            return;
        }
        if (topic.equals("anju/" + device.id() + "/status")) {
            if (farewell.equals("connection_lost")) {
                farewell = "will";
            }
        } else if (!farewell.equals(Violation.SHUTTING_DOWN.word())) {
            intake.publish(new Publish(this, topic, payload, "", false), outcome -> {});
        }
    }

    /** A publish that came the long way. */
    private void published(MqttPublishMessage message) {
        int qos = message.qosLevel().value();
        int packetId = message.messageId();
        if (qos == MqttQoS.EXACTLY_ONCE.value() && unreleased.contains(packetId)) {
            keepAlive.heard(System.nanoTime());
            endpoint.publishReceived(packetId);
            return;
        }
        String topic = aliases.resolve(message);
        if (topic == null) {
            end(Violation.BAD_TOPIC_ALIAS);
            return;
        }
        lane.learn(topic);
        take(topic, message.payload().getBytes(), Mqtt5.contentType(message), qos, packetId);
    }

    /** A publish that came the short way. */
    private void published(String topic, byte[] payload, int qos, int packetId) {
        take(topic, payload, "", qos, packetId);
    }

    private void take(String topic, byte[] payload, String contentType, int qos, int packetId) {
        if (ended) {
            return;
        }
        long now = System.nanoTime();
        keepAlive.heard(now);
        if (payload.length > settings.maxPayloadBytes()) {
            end(Violation.PAYLOAD_TOO_LARGE);
            return;
        }
        if (qos > 0 && inFlight.incrementAndGet() > inFlightLimit) {
            end(Violation.TOO_MANY_IN_FLIGHT);
            return;
        }
        if (!rate.take(now)) {
            tooFast(packetId, qos);
            return;
        }
        meters.received(qos);
        intake.publish(
                new Publish(this, topic, payload, contentType, qos > 0), outcome -> answered(packetId, qos, outcome));
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

    /** Called once it is known what became of a publish, on any thread. */
    private void answered(int packetId, int qos, Outcome outcome) {
        boolean stored = outcome == Outcome.STORED || outcome == Outcome.PARTLY_STORED;
        if (!stored || qos > 1) {
            acknowledgements.add(this, packetId, qos, outcome);
        } else if (qos == 1 && !ended) {
            inFlight.decrementAndGet();
            acknowledgements.add(lane, packetId);
        }
    }

    /** Answers on the event loop what is more than a good QoS 1 publish. */
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
        keepAlive.heard(System.nanoTime());
        if (unreleased.remove(packetId)) {
            inFlight.decrementAndGet();
        }
        endpoint.publishComplete(packetId);
    }

    private void subscribe(MqttSubscribeMessage message) {
        keepAlive.heard(System.nanoTime());
        List<MqttSubAckReasonCode> codes = new ArrayList<>();
        List<MqttQoS> levels = new ArrayList<>();
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            boolean own = OwnTopics.maySubscribe(device, wanted.topicName());
            MqttQoS level =
                    wanted.qualityOfService() == MqttQoS.AT_MOST_ONCE ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE;
            if (wanted.topicName().equals(commandTopic())) {
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
        keepAlive.heard(System.nanoTime());
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

    /** Ends the connection when nothing was heard of it for too long. */
    void endIfSilent(long nowNanos) {
        if (keepAlive.isOver(nowNanos)) {
            end(Violation.KEEP_ALIVE);
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
        LOG.atDebug().addKeyValue("device", device.id()).log("disconnected: {}", violation.text());
        try {
            if (isMqtt5()) {
                endpoint.disconnect(violation.code(), Mqtt5.reason(violation.text()));
            } else {
                endpoint.close();
            }
        } catch (IllegalArgumentException | IllegalStateException alreadyClosed) {
            LOG.trace("device {} was gone already", device.id());
        }
    }
}
