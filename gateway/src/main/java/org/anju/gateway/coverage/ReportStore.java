package org.anju.gateway.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where acceptance reports are kept. Methods block. */
public interface ReportStore {
    /** Keeps a report for ever. */
    void add(Row row, byte[] facts);

    /** The newest reports first. */
    List<Row> list(int limit);

    /** A report, null when there is none of that id. */
    @Nullable
    Row row(String id);

    /** The facts of a report that exists. */
    byte[] facts(String id);

    /**
     * What is known of a report without computing it again.
     *
     * @param scope {@code compound:<id>} or {@code batch:<year>}
     * @param compounds how many it covers
     * @param hash of the report when it was made
     */
    record Row(
            String id,
            String scope,
            long asOfMs,
            long madeMs,
            String madeBy,
            boolean passes,
            int compounds,
            String hash) {}
}
