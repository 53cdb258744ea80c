/**
 * The simulated district: areas, compounds, buildings and devices in the shape of the published estate JSON, its generator
 * and its reader. Everything here is a pure function of a seed, so that a tester's file can be made again to the byte.
 */
@NullMarked
package org.anju.sim.estate;

import org.jspecify.annotations.NullMarked;
