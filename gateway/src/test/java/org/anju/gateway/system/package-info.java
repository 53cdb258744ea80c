/**
 * Tests of the whole gateway: it runs as a process of its own beside real servers and clients, is killed and started again, and is looked at
 * only from outside.
 */
@NullMarked
package org.anju.gateway.system;

import org.jspecify.annotations.NullMarked;
