package org.anju.gateway.history;

import java.io.IOException;

/** The server answered with an error status. Travels through the client library as an I/O error, which loses no part of it. */
final class InfluxRefusal extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;

    private final int status;

    /** @param words what the server said */
    InfluxRefusal(int status, String words) {
        super("HTTP " + status + ": " + words);
        this.status = status;
    }

    /** Whether the same points will be refused again. */
    boolean isFinal() {
        return status == BAD_REQUEST || status == TOO_LARGE || status == UNPROCESSABLE;
    }

    boolean isForbidden() {
        return status == FORBIDDEN;
    }

    /** What the operator can do. */
    String remedy() {
        return switch (status) {
            case UNAUTHORIZED -> "check user and password or the token (ANJU_INFLUX_URL, ANJU_INFLUX_TOKEN)";
            case FORBIDDEN -> "grant the gateway's user the right to read and write the database";
            case NOT_FOUND -> "create the database, or on InfluxDB 2 and 3 map one to a bucket";
            default -> "see the server's own log";
        };
    }
}
