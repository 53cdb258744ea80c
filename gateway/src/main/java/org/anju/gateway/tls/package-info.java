/**
 * Certificates of the gateway's TLS ports: PEM files read with precise errors, watched, and exchanged while the ports stay open. Knows
 * nothing of the servers that use them.
 */
@NullMarked
package org.anju.gateway.tls;

import org.jspecify.annotations.NullMarked;
