/**
 * Open-loop load: a fixed number of connections publishes at a fixed rate whatever the answers, latency counted from the moment a
 * message was due. Frames are prepared once per device and patched per message.
 */
@NullMarked
package org.anju.sim.load;

import org.jspecify.annotations.NullMarked;
