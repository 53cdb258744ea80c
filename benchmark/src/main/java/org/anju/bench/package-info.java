/**
 * The benchmark of the whole gateway: starts it with its stores and a load on loopback, measures from outside, and writes the report. The
 * small benchmarks (JMH) of single pieces stand in the packages of the pieces they measure.
 */
@NullMarked
package org.anju.bench;

import org.jspecify.annotations.NullMarked;
