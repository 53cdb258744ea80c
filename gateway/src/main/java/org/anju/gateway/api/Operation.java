package org.anju.gateway.api;

import io.vertx.core.Future;

/** One operation of openapi.yaml. Called on an event loop with a request that fits the contract and a caller who may; must not block. */
@FunctionalInterface
interface Operation {
    Future<Answer> answer(Request request);
}
