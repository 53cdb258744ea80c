/**
 * Commands to devices: what a person tells a device to do, whether it answered, and what. A command goes out at once or not at all: a
 * device that is away gets nothing later, for a door must not open an hour after it was asked to. Knows no transport; whoever has
 * connections to devices is a {@link org.anju.gateway.command.CommandLink}.
 */
@NullMarked
package org.anju.gateway.command;

import org.jspecify.annotations.NullMarked;
