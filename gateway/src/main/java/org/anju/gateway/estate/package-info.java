/**
 * The estate: areas, compounds, buildings, devices and their credentials, the device profiles that say what each kind measures, and the
 * import of the register property companies keep. Readers get an immutable picture that is replaced as a whole.
 */
@NullMarked
package org.anju.gateway.estate;

import org.jspecify.annotations.NullMarked;
