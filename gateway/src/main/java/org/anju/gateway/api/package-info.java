/**
 * The REST resources, the live socket and the web app over HTTP. openapi.yaml is the source: every operation in it must have a handler and
 * a row in {@link org.anju.gateway.api.Access}, or the gateway does not start. A request passes, in this order: security headers, the
 * gatekeeper (who are you, may you), the body limit, validation against the contract, the handler; and every error leaves through
 * {@link org.anju.gateway.api.Problems}. Blocking work goes to {@link org.anju.gateway.api.Workers}.
 */
@NullMarked
package org.anju.gateway.api;

import org.jspecify.annotations.NullMarked;
