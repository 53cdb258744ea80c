package org.anju.gateway.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters to take in again: those that fit all that is given.
 *
 * @param ids ids of letters, empty for any
 * @param device null for any
 * @param reason null for any
 */
public record ReplayRequest(
        List<Long> ids, @Nullable String device, @Nullable String reason) {
    public ReplayRequest {
        ids = List.copyOf(ids);
    }
}
