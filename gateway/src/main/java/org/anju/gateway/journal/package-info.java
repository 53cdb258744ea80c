/**
 * The log in the middle: everything the gateway acknowledges is first an entry here, durable on disk, and everything downstream is a
 * consumer that reads the entries in order from its own position. {@link org.anju.gateway.journal.Journal} is the contract; the embedded
 * implementation keeps one SQLite row per group commit.
 */
@NullMarked
package org.anju.gateway.journal;

import org.jspecify.annotations.NullMarked;
