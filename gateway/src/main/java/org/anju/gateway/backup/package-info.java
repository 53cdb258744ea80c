/**
 * Copies of everything the gateway keeps, taken while it runs, and the way back. {@link org.anju.gateway.backup.Backup} says in which order
 * the files are copied and why; {@link org.anju.gateway.backup.Manifest} lets {@link org.anju.gateway.backup.Restore} prove that a copy is
 * whole before it touches anything.
 */
@NullMarked
package org.anju.gateway.backup;

import org.jspecify.annotations.NullMarked;
