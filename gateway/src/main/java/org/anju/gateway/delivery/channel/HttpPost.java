package org.anju.gateway.delivery.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.anju.gateway.delivery.Attempt;

/**
 * Posts to one URL: what all channels over HTTP have in common. 410 is the end; after everything else but 2xx it is tried again, after 429 and
 * 503 not before {@code Retry-After}. Redirects are not followed. Where it may connect to is told by {@link TargetGuard}.
 */
final class HttpPost {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TOTAL = Duration.ofSeconds(15);
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SHOWN = 200;

    private final TargetGuard guard;
    private final HttpClient http;
    private final Clock clock;

    private HttpPost(TargetGuard guard, HttpClient http, Clock clock) {
        this.guard = guard;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Checks the URL.
     *
     * @throws IllegalArgumentException when it will not do, saying why
     */
    static HttpPost to(URI url, HttpClient http, Clock clock) {
        return new HttpPost(TargetGuard.of(url, InetAddress::getAllByName), http, clock);
    }

    /**
     * The client all channels share: HTTP/1.1, no redirects, no cookies, no stored credentials.
     *
     * @param executor runs callbacks, and name look-ups, which block: with a thread more than there are recipients nobody waits for
     *     another's look-up
     * @param identity the certificate shown to hosts that ask for one, and the authorities that are believed
     */
    static HttpClient client(Executor executor, SSLContext identity) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(executor)
                .sslContext(identity)
                .build();
    }

    /**
     * Posts once.
     *
     * @param url on the host that was checked
     * @param accepted what a 2xx answer with this text means
     */
    CompletionStage<Attempt> send(
            URI url, Map<String, String> headers, String body, Function<String, Attempt> accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TOTAL).header("user-agent", "anju");
        headers.forEach(request::setHeader);
        HttpRequest built = request.POST(BodyPublishers.ofString(body)).build();
        return CompletableFuture.supplyAsync(guard::refusal, http.executor().orElseThrow())
                .thenCompose(refusal -> refusal.isEmpty()
                        ? post(built, accepted)
                        : CompletableFuture.completedStage(Attempt.retry(refusal)));
    }

    private CompletionStage<Attempt> post(HttpRequest request, Function<String, Attempt> accepted) {
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request, head -> new Excerpt());
        // The client's own limit ends with the headers; a body that trickles in must not hold the line.
        return exchange.copy()
                .orTimeout(TOTAL.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                        return Attempt.retry(reason(failure));
                    }
                    return response.statusCode() / 100 == 2 ? accepted.apply(response.body()) : refused(response);
                });
    }

    private Attempt refused(HttpResponse<String> response) {
        int status = response.statusCode();
        String reason = "answered " + status
                + (status / 100 == 3 ? ", and redirects are not followed" : "")
                + (response.body().isEmpty() ? "" : ": " + shown(response.body()));
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

    /** The beginning of an answer, for a message. */
    static String shown(String body) {
        return body.length() <= SHOWN ? body : body.substring(0, SHOWN);
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
        if (cause instanceof SSLException) {
            return "no trust in the certificate of the host, or no common TLS: " + cause.getMessage();
        }
        if (cause instanceof IOException && cause.getMessage() != null) {
            return "the connection broke before the answer was complete: " + cause.getMessage();
        }
        return cause.toString();
    }
}
