package org.anju.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * What an alert is called in the words of others.
 *
 * @param gb how GB/T 28181 calls it, null when it has no word
 * @param cap how OASIS CAP 1.2 classifies it, null when not given
 * @param source the standard or clause its rule follows, empty when none
 */
public record AlertCoding(@Nullable GbAlarm gb, @Nullable CapClass cap, String source) {
    public static final AlertCoding NONE = new AlertCoding(null, null, "");
}
