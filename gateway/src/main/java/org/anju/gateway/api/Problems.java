package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.NoSuchElementException;
import org.anju.gateway.history.StoreUnavailableException;
import org.anju.gateway.model.ConflictException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one exit of every request that failed. */
final class Problems implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int STORE_RETRY_SECONDS = 5;

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            ctx.request().connection().close();
            return;
        }
        Problem problem = problem(cause(ctx.failure()), ctx.statusCode());
        if (problem.status() == 500) {
            LOG.atError()
                    .setCause(ctx.failure())
                    .addKeyValue("request", RequestIds.of(ctx))
                    .log("{} {} failed", ctx.request().method(), ctx.request().path());
        }
        response.setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"anju\"");
        }
        if (problem.status() == 413) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end(json(problem, ctx.request().path()).toString());
    }

    /** What a failed operation is answered with. */
    static Problem of(@Nullable Throwable failure) {
        return problem(cause(failure), -1);
    }

    private static ObjectNode json(Problem problem, @Nullable String path) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "about:blank");
        node.put("title", HttpResponseStatus.valueOf(problem.status()).reasonPhrase());
        node.put("status", problem.status());
        node.put("code", problem.code());
        node.put("detail", problem.detail());
        if (path != null) {
            node.put("instance", path);
        }
        if (problem.by() != null) {
            node.put("by", problem.by());
        }
        if (problem.atMs() > 0) {
            node.put("atMs", problem.atMs());
        }
        return node;
    }

    /** The validator's own word is wrapped on its way here. */
    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof HttpException && failure.getCause() instanceof ValidatorException invalid
                ? invalid
                : failure;
    }

    private static Problem problem(@Nullable Throwable failure, int status) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof ValidatorException invalid) {
            return Problem.invalid(explain(invalid));
        }
        if (failure instanceof ConflictException conflict) {
            return Problem.conflict(String.valueOf(conflict.getMessage()), conflict.by(), conflict.atMs());
        }
        if (failure instanceof NoSuchElementException) {
            return Problem.of(404, "not_found", String.valueOf(failure.getMessage()));
        }
        if (failure instanceof StoreUnavailableException) {
            return Problem.later(503, "store_unavailable", String.valueOf(failure.getMessage()), STORE_RETRY_SECONDS);
        }
        int code = failure instanceof HttpException http ? http.getStatusCode() : status;
        return switch (code) {
            case 400 -> Problem.invalid("The request cannot be read: check its path, query and body.");
            case 404 -> Problem.of(404, "not_found", "There is nothing here: check the path.");
            case 405 -> Problem.of(405, "method_not_allowed", "This path does not know the method.");
            case 413 -> Problem.of(413, "too_large", "The body is larger than this operation takes: divide it.");
            case 414, 431 -> Problem.of(code, "too_large", "The request line or its headers are too long.");
            default ->
                Problem.of(500, "internal", "The gateway failed to answer; its log says why. Trying again may help.");
        };
    }

    private static String explain(ValidatorException invalid) {
        String what = String.valueOf(invalid.getMessage());
        if (invalid instanceof SchemaValidationException schema
                && schema.getOutputUnit() != null
                && schema.getOutputUnit().getErrors() != null) {
            var errors = schema.getOutputUnit().getErrors();
            var last = errors.get(errors.size() - 1);
            String where = String.valueOf(last.getInstanceLocation()).replace("#", "");
            what += where.isEmpty() || what.contains(String.valueOf(last.getError()))
                    ? ""
                    : " (" + where + ": " + last.getError() + ")";
        }
        if (invalid.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT) {
            what += ". Send Content-Type: application/json";
        }
        return what + (what.endsWith(".") ? "" : ".") + " See /api/openapi.yaml.";
    }
}
