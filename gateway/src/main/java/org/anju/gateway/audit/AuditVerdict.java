package org.anju.gateway.audit;

import org.jspecify.annotations.Nullable;

/**
 * What following the whole trail found.
 *
 * @param entries how many entries hold
 * @param head hash of the last one that holds; compare it with what syslog received
 * @param broken the first place that does not hold; null when the trail is intact
 */
public record AuditVerdict(long entries, String head, AuditChain.@Nullable Break broken) {
    public boolean intact() {
        return broken == null;
    }
}
