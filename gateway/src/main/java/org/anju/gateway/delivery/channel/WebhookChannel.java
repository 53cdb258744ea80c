package org.anju.gateway.delivery.channel;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.Recipient;

/**
 * Posts each delivery as JSON to the recipient's URL with the headers of Standard Webhooks 1.0.0. Any 2xx is acceptance and 410 the end; after
 * everything else it is tried again, after 429 and 503 not before {@code Retry-After}. Redirects are not followed. Where it may connect to is
 * told by {@link TargetGuard}.
 */
public final class WebhookChannel implements Channel {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TOTAL = Duration.ofSeconds(15);
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Recipient recipient;
    private final TargetGuard guard;
    private final WebhookSignature signature;
    private final HttpClient http;
    private final Clock clock;

    private WebhookChannel(
            Recipient recipient, TargetGuard guard, WebhookSignature signature, HttpClient http, Clock clock) {
        this.recipient = recipient;
        this.guard = guard;
        this.signature = signature;
        this.http = http;
        this.clock = clock;
    }

    /**
     * The channel of a recipient.
     *
     * @throws IllegalArgumentException when the URL or a secret will not do, naming the recipient but no secret
     */
    public static WebhookChannel of(Recipient recipient, HttpClient http, Clock clock) {
        try {
            return new WebhookChannel(
                    recipient,
                    TargetGuard.of(recipient.url(), InetAddress::getAllByName),
                    WebhookSignature.of(recipient.secrets()),
                    http,
                    clock);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("recipient '" + recipient.id() + "': " + e.getMessage(), e);
        }
    }

    /**
     * The client all webhooks share: HTTP/1.1, no redirects, no cookies, no stored credentials.
     *
     * @param executor runs callbacks, and name look-ups, which block: with a thread more than there are recipients nobody waits for
     *     another's look-up
     */
    public static HttpClient httpClient(Executor executor) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(executor)
                .build();
    }

    @Override
    public CompletionStage<Attempt> send(Delivery delivery) {
        HttpRequest request = request(delivery);
        return CompletableFuture.supplyAsync(guard::refusal, http.executor().orElseThrow())
                .thenCompose(refusal ->
                        refusal.isEmpty() ? post(request) : CompletableFuture.completedStage(Attempt.retry(refusal)));
    }

    private HttpRequest request(Delivery delivery) {
        String id = delivery.messageId();
        long timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(recipient.url())
                .timeout(TOTAL)
                .header("content-type", "application/json; charset=utf-8")
                .header("user-agent", "anju")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signature.sign(id, timestamp, delivery.payload()))
                .POST(BodyPublishers.ofString(delivery.payload()))
                .build();
    }

    private CompletionStage<Attempt> post(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request, head -> new Excerpt());
        // The client's own limit ends with the headers; a body that trickles in must not hold the line.
        return exchange.copy()
                .orTimeout(TOTAL.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                        return Attempt.retry(reason(failure));
                    }
                    return judge(response);
                });
    }

    private Attempt judge(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return Attempt.delivered();
        }
        String reason = "answered " + status
                + (status / 100 == 3 ? ", and redirects are not followed" : "")
                + (response.body().isEmpty() ? "" : ": " + response.body());
        if (status == GONE) {
            return Attempt.dead(reason);
        }
        if (status == TOO_MANY || status == UNAVAILABLE) {
            long waitMs = response.headers()
                    .firstValue("retry-after")
                    .map(value -> RetryAfter.millis(value, clock.instant()))
                    .orElse(0L);
            return Attempt.retryAfter(reason, waitMs);
        }
        return Attempt.retry(reason);
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection within " + CONNECT.toSeconds() + " s";
        }
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "no complete answer within " + TOTAL.toSeconds() + " s";
        }
        if (cause instanceof ConnectException) {
            return "no connection: " + (cause.getMessage() == null ? "refused or host unknown" : cause.getMessage());
        }
        return cause.toString();
    }
}
