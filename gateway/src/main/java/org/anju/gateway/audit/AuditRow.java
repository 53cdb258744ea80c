package org.anju.gateway.audit;

/**
 * An entry as it stands in the trail.
 *
 * @param sequence gap-free from 1
 * @param hash of this entry and the one before, see {@link AuditChain}
 */
public record AuditRow(long sequence, AuditEntry entry, String hash) {}
