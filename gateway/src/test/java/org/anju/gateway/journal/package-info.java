/** Tests of the journal: the contract every implementation passes, and what only the embedded one promises. */
@NullMarked
package org.anju.gateway.journal;

import org.jspecify.annotations.NullMarked;
