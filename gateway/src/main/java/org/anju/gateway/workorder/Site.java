package org.anju.gateway.workorder;

import org.jspecify.annotations.Nullable;

/**
 * Where a work order is, as the register had it when the order was opened; texts are empty when unknown.
 *
 * @param device null when the trouble is of a compound or building
 * @param kind of the device, or {@code compound} or {@code building}
 * @param manager property company (物业)
 * @param inWarranty whether the day of opening was within the warranty; false when its end is unknown
 */
public record Site(
        String area,
        String compound,
        @Nullable String device,
        String kind,
        String vendor,
        String model,
        String manager,
        boolean inWarranty) {}
