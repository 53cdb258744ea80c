package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.config.Config;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.DeliveryDispatcher;
import org.anju.gateway.delivery.DispatchSettings;
import org.anju.gateway.delivery.Ledger;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Route;
import org.anju.gateway.delivery.Routes;
import org.anju.gateway.delivery.Scheduler;
import org.anju.gateway.delivery.channel.Channels;
import org.anju.gateway.delivery.channel.WebhookChannel;
import org.anju.gateway.metrics.DeliveryMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.sql.SqlDeliveries;

/** The part of the wiring that tells people: recipients, routes, channels and the dispatcher with its threads. */
record DeliveryWiring(Routes routes, DeliveryDispatcher dispatcher, Ledger ledger) {
    private static final long STOP_WITHIN_S = 20;
    private static final int SQL_THREADS = 2;

    static DeliveryWiring make(
            Config.Delivery config, SqlDeliveries deliveries, MeterRegistry registry, Clock clock, Closings closings) {
        List<Recipient> recipients = config.recipients().stream()
                .map(one -> new Recipient(one.id(), one.name(), one.channel(), one.url(), one.secrets()))
                .toList();
        List<Route> routes = config.routes().stream()
                .map(one ->
                        new Route(one.recipient(), one.categories(), one.leastSeverity(), one.areas(), one.compounds()))
                .toList();
        // One thread per recipient and one to spare: looking up a host name blocks.
        ExecutorService http = closings.add(
                "webhook threads", Threads.pool("webhook", recipients.size() + 1), ExecutorService::shutdownNow);
        ExecutorService work =
                closings.add("delivery threads", Threads.pool("delivery", SQL_THREADS), ExecutorService::shutdownNow);
        ScheduledExecutorService timer = closings.add(
                "delivery timer", Threads.scheduler("delivery-timer"), ScheduledExecutorService::shutdownNow);
        HttpClient client = WebhookChannel.httpClient(http);
        Map<String, Channel> channels = new HashMap<>();
        recipients.forEach(recipient -> channels.put(recipient.id(), Channels.of(recipient, client, clock)));
        DispatchSettings standard = DispatchSettings.standard();
        DispatchSettings settings = new DispatchSettings(
                standard.poll(),
                standard.ledgerRefresh(),
                config.horizon(),
                standard.answerLimit(),
                standard.maxRetryAfter(),
                standard.backoff());
        DeliveryDispatcher dispatcher = new DeliveryDispatcher(
                deliveries,
                deliveries,
                channels,
                settings,
                clock,
                Scheduler.of(timer),
                work,
                new DeliveryMeters(registry));
        closings.add("delivery", dispatcher, it -> it.stop().get(STOP_WITHIN_S, TimeUnit.SECONDS));
        return new DeliveryWiring(new Routes(routes, recipients), dispatcher, deliveries);
    }

    /** Somebody may have to be told of a change of this alert. */
    void wake(Alert alert) {
        routes.recipients(alert).forEach(dispatcher::wake);
    }
}
