package org.anju.gateway.api;

import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered as asked; becomes problem+json (RFC 9457). Thrown, or the failure of a future.
 *
 * <p>The code is a stable word for programs; the detail says what is wrong, where, and the remedy.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final int retryAfterSeconds;
    private final @Nullable String by;
    private final long atMs;

    private Problem(int status, String code, String detail, int retryAfterSeconds, @Nullable String by, long atMs) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
        this.by = by;
        this.atMs = atMs;
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, 0, null, 0);
    }

    public static Problem invalid(String detail) {
        return of(400, "invalid_request", detail);
    }

    /** The same for what does not exist and for what the caller may not see, so that nobody learns which. */
    public static Problem notFound(String what, String id) {
        return of(404, "not_found", "There is no " + what + " '" + id + "' in what you may see.");
    }

    /** The path is not in the contract. */
    public static Problem noSuchPath() {
        return of(404, "not_found", "There is nothing at this path: see /api/openapi.yaml.");
    }

    public static Problem later(int status, String code, String detail, int retryAfterSeconds) {
        return new Problem(status, code, detail, retryAfterSeconds, null, 0);
    }

    public static Problem conflict(String detail, @Nullable String by, long atMs) {
        return new Problem(409, "conflict", detail, 0, by, atMs);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** 0 when the client need not wait. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** With 409: who was first, null when it was not a person. */
    public @Nullable String by() {
        return by;
    }

    /** With 409: when, epoch milliseconds. */
    public long atMs() {
        return atMs;
    }
}
