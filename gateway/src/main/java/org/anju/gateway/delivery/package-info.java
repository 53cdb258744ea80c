/**
 * Who is told of an alert, and the proof that they were. Routes choose the recipients; the rows of the ledger are written in the transaction
 * that changes the alert; the dispatcher works each recipient's rows off in the order of their sequence numbers, one at a time, through the
 * recipient's {@link org.anju.gateway.delivery.Channel}, over failures and restarts. For every recipient, at every moment: raised = delivered +
 * pending + dead.
 */
@NullMarked
package org.anju.gateway.delivery;

import org.jspecify.annotations.NullMarked;
