package org.anju.gateway.coverage;

import java.util.Map;

/** Finds alerts that reached the bureau and were received. Blocks. */
@FunctionalInterface
public interface Proofs {
    /** The quickest proof of each compound that has one received since {@code sinceMs}, by compound id; of equals the newest. */
    Map<String, Facts.Proof> since(long sinceMs);
}
