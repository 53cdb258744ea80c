package org.anju.gateway.estate;

import java.util.List;

/** Names of what a sheet says, as they stand in files. */
final class SheetKeys {
    static final String ENTRANCE = "entrance";
    static final String FLOOR = "floor";
    static final String POINT = "point";
    static final String LOCATION = "location";
    static final String VENDOR = "vendor";
    static final String MODEL = "model";
    static final String SERIAL = "serial";
    static final String INSTALLED = "installed";
    static final String WARRANTY = "warrantyUntil";
    static final String GB28181 = "gb28181";
    static final String STATUS = "status";

    /** All of them in the order in which they are written. */
    static final List<String> ALL =
            List.of(ENTRANCE, FLOOR, POINT, LOCATION, VENDOR, MODEL, SERIAL, INSTALLED, WARRANTY, GB28181, STATUS);

    private SheetKeys() {}
}
