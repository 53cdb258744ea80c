/** Scripted incidents on a running fleet: what befalls which devices, for how long, and who picks the next one. */
@NullMarked
package org.anju.sim.incident;

import org.jspecify.annotations.NullMarked;
