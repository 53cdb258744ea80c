/** Every meter with its name, tags and a sentence of description, one class per part of the gateway; and what health checks report. */
@NullMarked
package org.anju.gateway.metrics;

import org.jspecify.annotations.NullMarked;
