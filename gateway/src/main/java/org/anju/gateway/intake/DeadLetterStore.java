package org.anju.gateway.intake;

import java.util.List;
import org.anju.gateway.model.DeadLetter;

/** Dead letters as far as taking them in again needs them. Methods block. */
public interface DeadLetterStore {
    /**
     * Messages that can be taken in again and have a letter that fits, oldest first.
     *
     * @param after only messages whose first letter has a larger id
     */
    List<Kept> messages(ReplayRequest request, long after, int limit);

    /** How many letters fit whose message is not kept. */
    long withoutMessage(ReplayRequest request);

    /** The message of these letters was taken in at that time. */
    void replayed(List<String> messages, long atMs);

    /** The letter that carries the message, and its id. */
    record Kept(long id, DeadLetter letter) {}
}
