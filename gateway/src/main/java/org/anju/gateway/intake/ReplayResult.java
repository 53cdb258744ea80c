package org.anju.gateway.intake;

/**
 * What became of messages taken in again.
 *
 * @param messages messages tried
 * @param stored taken in whole
 * @param partlyStored taken in, with parts that are dead letters again
 * @param refused still refused; their letters stay as they are
 * @param notReplayable letters that fit but whose message is not kept, or whose device is not registered
 * @param more whether there are more messages that fit
 */
public record ReplayResult(int messages, int stored, int partlyStored, int refused, long notReplayable, boolean more) {}
