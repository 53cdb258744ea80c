package org.anju.gateway.estate;

import org.anju.gateway.alert.Names;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;

/** Names as the estate has them now; an id that is not registered stands for itself. */
public final class EstateNames implements Names {
    private final EstateView estate;

    public EstateNames(EstateView estate) {
        this.estate = estate;
    }

    @Override
    public String compoundName(String id) {
        Compound compound = estate.current().compound(id);
        return compound == null ? id : compound.name();
    }

    @Override
    public String deviceName(String id) {
        Device device = estate.current().device(id);
        return device == null ? id : device.name();
    }
}
