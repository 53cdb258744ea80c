package org.anju.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * One InfluxDB over HTTP. Every call is bounded in time and fails with an error that names the address and the remedy. Safe for use by
 * several threads.
 */
final class InfluxConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(20);
    private static final long ERROR_BYTES = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InfluxTarget target;
    private @Nullable InfluxDB client;

    InfluxConnection(InfluxTarget target) {
        this.target = target;
    }

    InfluxTarget target() {
        return target;
    }

    /** Version the server reports, {@code unknown} when it keeps it to itself. */
    String version() throws StoreUnavailableException {
        try {
            String version = client().ping().getVersion();
            return version == null ? "unknown" : version;
        } catch (InfluxDBException e) {
            throw unavailable(e);
        }
    }

    /** @param policy retention policy, empty for the server's default */
    void write(String policy, String lines) throws StoreUnavailableException, BatchRejectedException {
        try {
            client().write(
                            target.database(),
                            policy.isEmpty() ? null : policy,
                            InfluxDB.ConsistencyLevel.ONE,
                            TimeUnit.NANOSECONDS,
                            lines);
        } catch (InfluxDBException e) {
            if (e.getCause() instanceof InfluxRefusal refusal && refusal.isFinal()) {
                throw new BatchRejectedException(String.valueOf(refusal.getMessage()));
            }
            throw unavailable(e);
        }
    }

    /** Runs statements that read; times come back as epoch milliseconds. One list of series per statement. */
    List<QueryResult.Result> read(String statements) throws StoreUnavailableException {
        return run(new Query(statements, target.database()));
    }

    /** Runs a statement that changes the server. */
    List<QueryResult.Result> change(String statement) throws StoreUnavailableException {
        return run(new Query(statement, target.database(), true));
    }

    private List<QueryResult.Result> run(Query query) throws StoreUnavailableException {
        QueryResult answer;
        try {
            answer = client().query(query, TimeUnit.MILLISECONDS);
        } catch (InfluxDBException e) {
            throw unavailable(e);
        }
        List<QueryResult.Result> results = answer.getResults() == null ? List.of() : answer.getResults();
        String error = answer.getError();
        for (QueryResult.Result result : results) {
            error = error == null ? result.getError() : error;
        }
        if (error != null) {
            throw new StoreUnavailableException(
                    "InfluxDB at " + target + " refuses a statement: " + error,
                    new InfluxRefusal(error.contains("not authorized") ? 403 : 500, error));
        }
        return results;
    }

    private StoreUnavailableException unavailable(InfluxDBException e) {
        if (e.getCause() instanceof InfluxRefusal refusal) {
            return new StoreUnavailableException(
                    "InfluxDB at " + target + " answers " + refusal.getMessage() + "; " + refusal.remedy(), refusal);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new StoreUnavailableException(
                "InfluxDB at " + target + " does not answer (" + cause.getMessage()
                        + "); start it or correct its address (ANJU_INFLUX_URL)",
                cause);
    }

    private synchronized InfluxDB client() {
        if (client == null) {
            OkHttpClient.Builder http = new OkHttpClient.Builder()
                    .connectTimeout(CONNECT)
                    .readTimeout(SILENCE)
                    .writeTimeout(SILENCE)
                    .callTimeout(WHOLE_CALL)
                    .addInterceptor(InfluxConnection::refuse);
            if (!target.token().isEmpty()) {
                http.addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Authorization", "Token " + target.token())
                        .build()));
                client = InfluxDBFactory.connect(target.address(), http);
            } else if (!target.user().isEmpty()) {
                client = InfluxDBFactory.connect(target.address(), target.user(), target.password(), http);
            } else {
                client = InfluxDBFactory.connect(target.address(), http);
            }
            client.setLogLevel(InfluxDB.LogLevel.NONE);
        }
        return client;
    }

    private static Response refuse(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw new InfluxRefusal(response.code(), words(response));
        }
    }

    private static String words(Response response) throws IOException {
        try (ResponseBody body = response.peekBody(ERROR_BYTES)) {
            String text = body.string();
            try {
                JsonNode error = JSON.readTree(text).path("error");
                return error.isTextual() ? error.asText() : text;
            } catch (IOException _notJson) {
                return text.isEmpty() ? response.message() : text;
            }
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
