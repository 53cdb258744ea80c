package org.anju.gateway.api;

import java.util.List;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** Refused input, for people to look at. Methods block. */
public interface DeadLetterSearch {
    /**
     * Newest first.
     *
     * @param scope with less than the city, only letters of registered devices in it are found
     * @param device null for any
     * @param reason null for any
     * @param before only letters with a smaller id; {@link Long#MAX_VALUE} for the first page
     */
    List<Row> find(Scope scope, @Nullable String device, @Nullable String reason, long before, int limit);

    /** A dead letter and its id, which grows with time. */
    record Row(long id, DeadLetter letter) {}
}
