package org.anju.gateway.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.intake.Answer;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.Outcome;
import org.anju.gateway.intake.Publish;
import org.anju.gateway.intake.Sender;
import org.anju.gateway.metrics.LinkMeters;
import org.anju.gateway.model.Device;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker. A new one is made after each loss, with a client of its own, so that an acknowledgement that comes late can
 * never fall on a message of the next connection that has the same packet id.
 */
final class LinkSession implements Carrier, MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(LinkSession.class);
    private static final int RECEIVE_MAXIMUM = 1000;
    private static final int KEEP_ALIVE_S = 20;
    private static final int CONNECT_WITHIN_S = 10;
    private static final long WITHIN_MS = 10_000;
    private static final String PREFIX = "anju/";
    private static final String ONVIF = "/onvif-ej/";

    private final LinkSettings settings;
    private final EstateView estate;
    private final Intake intake;
    private final Sessions sessions;
    private final LinkMeters meters;
    private final Executor thread;
    private final BiConsumer<LinkSession, String> lost;
    private final long epoch;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable MqttAsyncClient client;

    /**
     * @param thread runs acknowledgements and {@code lost}
     * @param lost told once when the connection ends by itself or has to
     */
    LinkSession(
            LinkSettings settings,
            EstateView estate,
            Intake intake,
            Sessions sessions,
            LinkMeters meters,
            Executor thread,
            BiConsumer<LinkSession, String> lost) {
        this.settings = settings;
        this.estate = estate;
        this.intake = intake;
        this.sessions = sessions;
        this.meters = meters;
        this.thread = thread;
        this.lost = lost;
        this.epoch = sessions.nextEpoch();
    }

    /** Connects and subscribes. Blocks, at most for some seconds. */
    void open() throws MqttException {
        MqttAsyncClient opened = new MqttAsyncClient(settings.url(), "anju-" + settings.id(), new MemoryPersistence());
        client = opened;
        opened.setManualAcks(true);
        opened.setCallback(this);
        opened.connect(options()).waitForCompletion(WITHIN_MS);
        String shared = "$share/" + settings.group() + "/";
        // A shared subscription gets no retained messages, and status is retained.
        String[] filters = {
            shared + PREFIX + "+/telemetry",
            shared + PREFIX + "+/event",
            shared + PREFIX + "+/command/reply",
            shared + "+" + ONVIF + "#",
            PREFIX + "+/status"
        };
        opened.subscribe(filters, new int[] {1, 1, 1, 1, 1}).waitForCompletion(WITHIN_MS);
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setConnectionTimeout(CONNECT_WITHIN_S);
        options.setAutomaticReconnect(false);
        if (!settings.user().isEmpty()) {
            options.setUserName(settings.user());
            options.setPassword(settings.password().getBytes(StandardCharsets.UTF_8));
        }
        if (settings.tls() != null) {
            options.setSocketFactory(settings.tls());
        }
        return options;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public @Nullable Device entitled(String id) {
        Device device = estate.current().device(id);
        return device != null && settings.admits(device) ? device : null;
    }

    /** Blocks the client's own thread only; what the broker may send unacknowledged is bounded. */
    @Override
    public void messageArrived(String topic, MqttMessage message) {
        meters.received();
        int packetId = message.getId();
        int qos = message.getQos();
        byte[] payload = message.getPayload();
        Answer answer = outcome -> later(() -> answered(packetId, qos, outcome));
        if (payload.length == 0 && topic.endsWith("/status")) {
            answer.answer(Outcome.STORED);
            return;
        }
        String id = device(topic);
        Device device = entitled(id);
        if (device == null) {
            boolean known = estate.current().device(id) != null;
            intake.refuse(
                    id,
                    topic,
                    payload,
                    known ? Reason.NOT_ENTITLED : Reason.UNKNOWN_DEVICE,
                    known
                            ? "the link " + settings.id() + " may not speak for '" + id
                                    + "'; add its compound or area under mqtt.links"
                            : "there is no device '" + id + "'; import it",
                    answer);
            return;
        }
        MqttProperties properties = message.getProperties();
        String contentType =
                properties == null || properties.getContentType() == null ? "" : properties.getContentType();
        intake.publish(new Publish(new Through(this, device), topic, payload, contentType, qos > 0), answer);
    }

    /** The device a topic names: after our own prefix, or before the mark of ONVIF. */
    private static String device(String topic) {
        String rest = topic.startsWith(PREFIX) ? topic.substring(PREFIX.length()) : topic;
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private void answered(int packetId, int qos, Outcome outcome) {
        MqttAsyncClient open = client;
        if (ended.get() || open == null) {
            return;
        }
        if (outcome == Outcome.BUSY) {
            end("the gateway cannot store more at present");
            return;
        }
        try {
            open.messageArrivedComplete(packetId, qos);
        } catch (MqttException e) {
            LOG.debug("link {}: acknowledging failed: {}", settings.id(), e.getMessage());
        }
    }

    /** Sends a command to a device that was heard through this session. */
    boolean command(Device device, byte[] payload) {
        MqttAsyncClient open = client;
        if (ended.get() || open == null || !sessions.isCarried(this, device)) {
            return false;
        }
        try {
            open.publish(PREFIX + device.id() + "/command", payload, 1, false);
            return true;
        } catch (MqttException e) {
            LOG.debug("link {}: a command was not sent: {}", settings.id(), e.getMessage());
            return false;
        }
    }

    private void end(String why) {
        if (ended.compareAndSet(false, true)) {
            later(() -> lost.accept(this, why));
        }
    }

    private void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException _closed) {
            LOG.trace("link {} is closed", settings.id());
        }
    }

    /** Ends the connection; devices behind the broker are unknown unless it is back soon. */
    void close() {
        ended.set(true);
        MqttAsyncClient open = client;
        if (open != null) {
            try {
                open.disconnectForcibly(0, 1000, false);
            } catch (MqttException e) {
                LOG.trace("link {} was disconnected already", settings.id());
            }
            try {
                open.close(true);
            } catch (MqttException e) {
                LOG.debug("link {} did not close cleanly: {}", settings.id(), e.getMessage());
            }
        }
        sessions.carrierGone(this, "broker_lost");
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        Throwable cause =
                response.getException() == null ? null : response.getException().getCause();
        end(cause == null ? String.valueOf(response.getReasonString()) : String.valueOf(cause.getMessage()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.warn("link {}: {}", settings.id(), exception.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    /** A device that speaks through this session. */
    private record Through(LinkSession session, Device device) implements Sender {
        @Override
        public long epoch() {
            return session.epoch;
        }

        @Override
        public @Nullable Device entitled(String id) {
            return null;
        }

        @Override
        public boolean appears(Device shown) {
            return session.sessions.appears(session, shown);
        }

        @Override
        public void vanishes(Device hidden) {
            session.sessions.vanishes(session, hidden);
        }
    }
}
