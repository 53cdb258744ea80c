/**
 * What recipients read: the Anju JSON message, fixed when a delivery is queued, and what is made of it when it is sent: OASIS CAP 1.2 and plain
 * words. Pure functions, so that a message sent again is the same.
 */
@NullMarked
package org.anju.gateway.delivery.format;

import org.jspecify.annotations.NullMarked;
