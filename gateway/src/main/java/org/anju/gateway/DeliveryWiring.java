package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.api.DeliveryParts;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.RoutingReader;
import org.anju.gateway.delivery.BookDesk;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.DeliveryDesk;
import org.anju.gateway.delivery.DeliveryDispatcher;
import org.anju.gateway.delivery.DeliverySlo;
import org.anju.gateway.delivery.DispatchSettings;
import org.anju.gateway.delivery.EscalationClock;
import org.anju.gateway.delivery.Escalations;
import org.anju.gateway.delivery.FeedBell;
import org.anju.gateway.delivery.ReceiptDesk;
import org.anju.gateway.delivery.Receipts;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Scheduler;
import org.anju.gateway.delivery.WhyNot;
import org.anju.gateway.delivery.channel.ChannelParts;
import org.anju.gateway.delivery.channel.Channels;
import org.anju.gateway.delivery.channel.MqttDoor;
import org.anju.gateway.delivery.channel.ReceiptSignature;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.delivery.format.Cap;
import org.anju.gateway.delivery.format.Words;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.anju.gateway.estate.EstateNames;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.metrics.ComponentCheck;
import org.anju.gateway.metrics.DeliveryMeters;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.sql.SqlDeliveries;
import org.anju.gateway.sql.SqlEscalations;
import org.anju.gateway.sql.SqlReceipts;
import org.anju.gateway.sql.SqlRouting;
import org.anju.gateway.sql.SqlSessionBook;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.tls.ClientIdentity;
import org.anju.gateway.tls.ServerCertificate;

/** The part of the wiring that tells people: recipients, routes, channels, escalations and the dispatcher with its threads. */
record DeliveryWiring(
        DeliveryDesk desk,
        DeliveryDispatcher dispatcher,
        EscalationClock escalation,
        DeliveryParts parts,
        MqttDoor door) {
    private static final long STOP_WITHIN_S = 20;
    private static final int SQL_THREADS = 2;
    private static final long CHECK_FILES_S = 5;
    private static final Duration ESCALATE_EVERY = Duration.ofSeconds(1);

    static DeliveryWiring make(
            Config config,
            Vertx vertx,
            SqlStore sql,
            EstateView estate,
            MeterRegistry registry,
            Clock clock,
            List<HealthCheck> checks,
            Closings closings)
            throws IOException {
        Config.Delivery delivery = config.delivery();
        AlertJson json = new AlertJson(new EstateNames(estate));
        ZoneId zone = ZoneId.of(config.timeZone());
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        delivery.recipients().forEach(recipient -> recipients.put(recipient.id(), recipient));
        RoutingDesk routing = RoutingDesk.open(
                new RoutingBook(0, zone, delivery.routes(), delivery.rosters(), delivery.escalations()),
                recipients.keySet(),
                new SqlRouting(sql),
                new RoutingReader(),
                clock);
        DeliveryDesk desk = new BookDesk(routing, recipients, new AnjuMessages(json, estate));

        // One thread per recipient and one to spare: looking up a host name blocks.
        ExecutorService http = closings.add(
                "webhook threads", Threads.pool("webhook", recipients.size() + 1), ExecutorService::shutdownNow);
        ExecutorService work =
                closings.add("delivery threads", Threads.pool("delivery", SQL_THREADS), ExecutorService::shutdownNow);
        ExecutorService sessions =
                closings.add("recipient sessions", Threads.pool("recipient-session", 1), ExecutorService::shutdownNow);
        ScheduledExecutorService timer = closings.add(
                "delivery timer", Threads.scheduler("delivery-timer"), ScheduledExecutorService::shutdownNow);
        HttpClient client = Channels.httpClient(http, identity(delivery.identity(), clock, timer, checks));
        MqttDoor door = new MqttDoor(new SqlSessionBook(sql), sessions, clock);
        ChannelParts parts = new ChannelParts(
                vertx, client, clock, new Words(zone), new Cap(delivery.sender(), zone), delivery.mail(), door);
        Map<String, Channel> channels = new LinkedHashMap<>();
        Map<String, Integer> perMinute = new LinkedHashMap<>();
        for (Recipient recipient : List.copyOf(recipients.values())) {
            channels.put(recipient.id(), Channels.of(recipient, parts));
            perMinute.put(recipient.id(), recipient.perMinute());
        }
        SqlDeliveries deliveries = new SqlDeliveries(sql);
        DeliveryMeters meters = new DeliveryMeters(registry);
        DeliverySlo slo = new DeliverySlo();
        checks.add(slo);
        DeliveryDispatcher dispatcher = new DeliveryDispatcher(
                deliveries,
                deliveries,
                channels,
                perMinute,
                DispatchSettings.standard(delivery.horizon(), config.care().lookEvery()),
                clock,
                Scheduler.of(timer),
                work,
                slo,
                meters);
        closings.add("delivery", dispatcher, it -> it.stop().get(STOP_WITHIN_S, TimeUnit.SECONDS));
        FeedBell bell = new FeedBell();
        Escalations escalations = new SqlEscalations(sql, json, desk);
        EscalationClock escalation = new EscalationClock(
                escalations,
                recipient -> {
                    dispatcher.wake(recipient);
                    bell.ring();
                },
                clock,
                Scheduler.of(timer),
                work,
                ESCALATE_EVERY,
                meters);
        closings.add("escalations", escalation, EscalationClock::stop);
        Receipts receipts = new SqlReceipts(sql);
        DeliveryParts shown = new DeliveryParts(
                recipients,
                routing,
                deliveries,
                receipts,
                new ReceiptDesk(receipts, meters, clock),
                new WhyNot(routing, deliveries, escalations, recipients),
                dispatcher::status,
                bell,
                parts.cap(),
                new ReceiptSignature(clock));
        return new DeliveryWiring(desk, dispatcher, escalation, shown, door);
    }

    private static SSLContext identity(
            Config.Identity files, Clock clock, ScheduledExecutorService timer, List<HealthCheck> checks)
            throws IOException {
        Path certificate = files.certificate();
        Path key = files.key();
        if (certificate == null || key == null) {
            return ClientIdentity.context(null, files.authorities());
        }
        ServerCertificate own = ServerCertificate.open(certificate, key, clock);
        Threads.every(CHECK_FILES_S, timer, own::check);
        checks.add(new ComponentCheck("recipient certificate", false, own::trouble));
        return ClientIdentity.context(own, files.authorities());
    }

    void start() {
        dispatcher.start();
        escalation.start();
    }

    /** Somebody may have something new. */
    void wake() {
        dispatcher.wake();
        parts.bell().ring();
    }
}
