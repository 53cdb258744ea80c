/**
 * What {@code anju doctor} looks at: each {@link org.anju.gateway.doctor.Check} examines one thing a site gets wrong or loses, changes
 * nothing, and says what to do.
 */
@NullMarked
package org.anju.gateway.doctor;

import org.jspecify.annotations.NullMarked;
