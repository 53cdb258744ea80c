package org.anju.gateway.api;

import java.util.List;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Refused input, for people to look at. With a scope of less than the city, only letters of registered devices in it are found. Methods
 * block.
 */
public interface DeadLetterSearch {
    /**
     * Newest first.
     *
     * @param device null for any
     * @param reason null for any
     * @param replayed whether those that were taken in after all are wanted as well
     * @param before only letters with a smaller id; {@link Long#MAX_VALUE} for the first page
     */
    List<Row> find(
            Scope scope, @Nullable String device, @Nullable String reason, boolean replayed, long before, int limit);

    /** How many are dead by device and reason, most first. */
    List<Count> counts(Scope scope, @Nullable String device, @Nullable String reason, int limit);

    /** How many are dead. */
    long total(Scope scope, @Nullable String device, @Nullable String reason);

    /**
     * A dead letter.
     *
     * @param id grows with time
     * @param replayable whether its message is kept and can be taken in again
     * @param replayedMs when its message was taken in after all, null while it is dead
     */
    record Row(
            long id,
            DeadLetter letter,
            boolean replayable,
            @Nullable Long replayedMs) {}

    /** How many dead letters a device has for one reason; the device is null when the sender was not known. */
    record Count(@Nullable String device, String reason, long letters, long newestMs) {}
}
