/**
 * The words of the product as records and enums: estate, device kinds, what devices say, alerts. Everything may use this package; it uses
 * nothing but the JDK, does no I/O and knows no library.
 */
@NullMarked
package org.anju.gateway.model;

import org.jspecify.annotations.NullMarked;
