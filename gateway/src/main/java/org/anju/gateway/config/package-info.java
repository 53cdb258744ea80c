/** The configuration as one typed tree, read from a YAML file and {@code ANJU_*} variables; every failure is reported at once. */
@NullMarked
package org.anju.gateway.config;

import org.jspecify.annotations.NullMarked;
