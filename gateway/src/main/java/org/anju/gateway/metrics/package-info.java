/** Every meter of the gateway with its tags and a sentence on what it shows; one class per package that is measured. */
@NullMarked
package org.anju.gateway.metrics;

import org.jspecify.annotations.NullMarked;
