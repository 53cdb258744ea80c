/**
 * Work orders (工单): one per device and trouble, opened by an alert of something that has to be mended or by hand, carried from person to
 * person, and verified by telemetry that comes back, never by a claim. The life of an order is a pure function here; the store keeps it, opening
 * in the transaction that raises the alert.
 */
@NullMarked
package org.anju.gateway.workorder;

import org.jspecify.annotations.NullMarked;
