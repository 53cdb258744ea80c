package org.anju.gateway.commissioning;

/**
 * A value a device reported while it was commissioned, beside what is plausible for its field.
 *
 * @param field name of the field, which carries its unit
 * @param value Double, Long, Boolean or String
 * @param lowest lower end of the ordinary band, or the least value accepted where there is none; NaN for texts and flags
 * @param highest upper end
 * @param plausible whether the value lies between them
 */
public record Reading(String field, Object value, double lowest, double highest, boolean plausible) {}
