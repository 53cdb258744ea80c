/** The command line: flags, exit codes, what is printed. */
@NullMarked
package org.anju.sim.cli;

import org.jspecify.annotations.NullMarked;
