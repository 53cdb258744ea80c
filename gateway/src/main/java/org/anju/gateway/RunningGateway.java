package org.anju.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a command speaks to a gateway that runs: its address, and the token of who asks, which comes from the environment and stands in no command line. */
final class RunningGateway {
    static final int OK = 200;

    private static final String TOKEN = "ANJU_TOKEN";

    @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "the gateway (${DEFAULT-VALUE})")
    private URI url;

    URI url() {
        return url;
    }

    /**
     * Begins a request.
     *
     * @param purpose the command, for the advice on how to make a token
     * @param limit how long the answer may take
     * @throws IllegalArgumentException when there is no token or the address is none
     */
    HttpRequest.Builder ask(Map<String, String> environment, String purpose, String path, Duration limit) {
        String token = environment.getOrDefault(TOKEN, "");
        if (token.isBlank()) {
            throw new IllegalArgumentException(
                    TOKEN + " is not set; make a token with: anju user token admin --for " + purpose);
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("--url " + url + " is no address: write http://127.0.0.1:8080");
        }
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(limit)
                .header("Authorization", "Bearer " + token.strip());
    }

    /** @throws IOException naming the address when nobody answers there */
    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as)
            throws IOException, InterruptedException {
        try {
            return HttpClient.newHttpClient().send(request.build(), as);
        } catch (IOException e) {
            throw new IOException(
                    url + " does not answer as a gateway does: " + e + "; check --url and that it runs", e);
        }
    }
}
