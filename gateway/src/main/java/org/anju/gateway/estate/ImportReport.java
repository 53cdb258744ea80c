package org.anju.gateway.estate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did or would do.
 *
 * @param applied whether anything may have been written
 * @param areas areas accepted; likewise compounds and devices
 * @param added devices that were new; changed and unchanged likewise count devices
 */
public record ImportReport(
        boolean applied,
        boolean dryRun,
        int areas,
        int compounds,
        int devices,
        int added,
        int changed,
        int unchanged,
        List<Refusal> refused) {
    public ImportReport {
        refused = List.copyOf(refused);
    }

    /**
     * A row that was refused.
     *
     * @param where path in a JSON file or line of a CSV file
     * @param id id the row gave, null when it gave none
     * @param reason what is wrong and the remedy
     */
    public record Refusal(String where, @Nullable String id, String reason) {}
}
