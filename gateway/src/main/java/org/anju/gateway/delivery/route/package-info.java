/**
 * Whom an alert concerns: routes, duty rosters and escalations, together a {@link org.anju.gateway.delivery.route.RoutingBook}. A book never
 * changes; an edit makes the next version, and each decision notes the version that made it, so that it can be explained later. Everything
 * here is a pure function of book, alert and time, except the desk that keeps the current book.
 */
@NullMarked
package org.anju.gateway.delivery.route;

import org.jspecify.annotations.NullMarked;
