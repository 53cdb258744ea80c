/**
 * From publish to acknowledgement: {@link org.anju.gateway.intake.Intake} holds the literal list of steps every message passes, whichever
 * way it came in. What cannot be taken becomes a dead letter; what is taken is acknowledged once the journal has it on disk.
 */
@NullMarked
package org.anju.gateway.intake;

import org.jspecify.annotations.NullMarked;
