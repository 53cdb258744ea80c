/** Stand-ins and builders that tests of several packages share. */
@NullMarked
package org.anju.gateway.fake;

import org.jspecify.annotations.NullMarked;
