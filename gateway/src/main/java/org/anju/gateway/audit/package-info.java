/**
 * Who did what, when and from where: an append-only trail in which every entry carries the hash of itself and of the one before, so that a
 * change or a hole shows. {@link org.anju.gateway.audit.AuditChain} is the rule of the chain, {@link org.anju.gateway.audit.AuditTrail}
 * what keeps it, {@link org.anju.gateway.audit.SyslogExport} sends it to where the gateway's own administrator cannot reach.
 */
@NullMarked
package org.anju.gateway.audit;

import org.jspecify.annotations.NullMarked;
