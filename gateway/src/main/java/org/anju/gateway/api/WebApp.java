package org.anju.gateway.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/**
 * The web app from the class path folder {@code web/}. Files under {@code assets/} carry a hash of their content in their name and are kept
 * by browsers for good; everything else is asked for anew. A path that is no file is a page of the app.
 */
final class WebApp {
    /**
     * What the app's pages may load and do: nothing from elsewhere, no inline script, no inline style, never inside a frame. Chart and
     * table code sets styles through the object model, which this allows.
     */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self';"
            + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String INDEX = "/index.html";

    private WebApp() {}

    static void secure(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        if (ctx.request().isSSL()) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        ctx.next();
    }

    static void mount(Router router) {
        StaticHandler files =
                StaticHandler.create("web").setIncludeHidden(false).setSendVaryHeader(false);
        router.route("/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(ctx -> {
            String path = ctx.normalizedPath();
            boolean hashed = path.startsWith("/assets/");
            ctx.addHeadersEndHandler(end -> ctx.response()
                    .putHeader(
                            HttpHeaders.CACHE_CONTROL,
                            hashed && ctx.response().getStatusCode() < 400
                                    ? "public, max-age=31536000, immutable"
                                    : "no-cache"));
            files.handle(ctx);
        });
        router.route("/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(WebApp::page);
    }

    /** Names with a dot were meant to be files. */
    private static void page(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        boolean file = path.substring(path.lastIndexOf('/') + 1).contains(".");
        if (path.equals(INDEX) || path.equals("/")) {
            ctx.fail(Problem.of(
                    404, "no_web_app", "This gateway was built without the web app; the API is at /api/v1."));
        } else if (file || path.startsWith("/assets/")) {
            ctx.fail(Problem.of(404, "not_found", "There is no such file."));
        } else {
            ctx.reroute(HttpMethod.GET, INDEX);
        }
    }
}
