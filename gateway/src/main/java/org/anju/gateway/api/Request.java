package org.anju.gateway.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Objects;
import org.anju.gateway.live.Viewer;
import org.jspecify.annotations.Nullable;

/** A request that fits the contract, made by somebody who may make it. */
final class Request {
    private final RoutingContext ctx;
    private final @Nullable ValidatedRequest valid;

    Request(RoutingContext ctx) {
        this.ctx = ctx;
        this.valid = ctx.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    }

    /** Who asks; fails for operations that need no sign-in. */
    Caller caller() {
        return Objects.requireNonNull(Gatekeeper.caller(ctx), "no caller");
    }

    Viewer viewer() {
        return caller().viewer();
    }

    String path(String name) {
        return Objects.requireNonNull(ctx.pathParam(name), name);
    }

    /** A text of the query as it was sent, null when absent. */
    @Nullable
    String text(String name) {
        return ctx.queryParams().get(name);
    }

    @Nullable
    Long number(String name) {
        RequestParameter parameter = parameter(name);
        return parameter == null ? null : parameter.getLong();
    }

    long number(String name, long otherwise) {
        Long number = number(name);
        return number == null ? otherwise : number;
    }

    boolean flag(String name) {
        RequestParameter parameter = parameter(name);
        return parameter != null && Boolean.TRUE.equals(parameter.getBoolean());
    }

    /** The JSON body; empty when none was sent. */
    JsonObject body() {
        if (valid == null || valid.getBody() == null || valid.getBody().isEmpty()) {
            return new JsonObject();
        }
        return Objects.requireNonNullElseGet(valid.getBody().getJsonObject(), JsonObject::new);
    }

    /** The body as it was sent. */
    byte[] bytes() {
        return ctx.body().buffer() == null ? new byte[0] : ctx.body().buffer().getBytes();
    }

    HttpServerRequest http() {
        return ctx.request();
    }

    HttpServerResponse response() {
        return ctx.response();
    }

    private @Nullable RequestParameter parameter(String name) {
        RequestParameter parameter = valid == null ? null : valid.getQuery().get(name);
        return parameter == null || parameter.isNull() ? null : parameter;
    }
}
