/**
 * What may identify a person: the one place that knows which facts those are, how they are hidden, how long they are kept, and the proof that
 * they are gone. Everything that leaves the gateway passes {@link org.anju.gateway.privacy.Masking}; what people may see unmasked is asked
 * for with a reason and stands in the audit trail.
 */
@NullMarked
package org.anju.gateway.privacy;

import org.jspecify.annotations.NullMarked;
