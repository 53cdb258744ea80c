package org.anju.gateway.estate;

import org.jspecify.annotations.Nullable;

/**
 * What the register (设备台账, 一机一档) says of a device beyond what it is and where it stands. Texts are empty when unknown.
 *
 * @param entrance number of the building's entrance (单元), from 1; 0 for none
 * @param floor floor it hangs on, negative below ground; null when unknown
 * @param point word for the spot it watches or serves, such as {@code main_path}
 * @param location where to find it, for people
 * @param installed date of installation, {@code yyyy-MM-dd}
 * @param warrantyUntil last day of the warranty, {@code yyyy-MM-dd}
 * @param gb28181 20-digit id of GB/T 28181-2022 annex E, rule A
 */
public record Sheet(
        int entrance,
        @Nullable Integer floor,
        String point,
        String location,
        String vendor,
        String model,
        String serial,
        String installed,
        String warrantyUntil,
        String gb28181,
        LifeCycle status) {
    /** Of a device in service of which nothing more is known. */
    public static final Sheet BARE = new Sheet(0, null, "", "", "", "", "", "", "", "", LifeCycle.IN_SERVICE);

    /** The same with another status. */
    public Sheet with(LifeCycle now) {
        return new Sheet(
                entrance, floor, point, location, vendor, model, serial, installed, warrantyUntil, gb28181, now);
    }

    /** The same with another GB/T 28181 id. */
    public Sheet with(String gbId) {
        return new Sheet(
                entrance, floor, point, location, vendor, model, serial, installed, warrantyUntil, gbId, status);
    }
}
