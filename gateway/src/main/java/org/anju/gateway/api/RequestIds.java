package org.anju.gateway.api;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Gives each request an id that stands in its answer, in {@value #HEADER}, and in what is logged about it. One that a proxy in front has given is kept.
 */
final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final String KEY = "anju.request";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    /** Different after each start. */
    private static final String START = Long.toString(ProcessHandle.current().pid(), 36);

    private static final AtomicLong COUNT = new AtomicLong();

    private RequestIds() {}

    static void give(RoutingContext ctx) {
        String sent = ctx.request().getHeader(HEADER);
        String id = sent != null && ACCEPTED.matcher(sent).matches()
                ? sent
                : START + "-" + Long.toString(COUNT.incrementAndGet(), 36);
        ctx.put(KEY, id);
        ctx.response().putHeader(HEADER, id);
        ctx.next();
    }

    static String of(RoutingContext ctx) {
        return Objects.requireNonNullElse(ctx.get(KEY), "");
    }
}
