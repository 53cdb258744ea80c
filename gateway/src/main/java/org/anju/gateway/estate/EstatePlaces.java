package org.anju.gateway.estate;

import java.time.ZoneId;
import org.anju.gateway.alert.Places;
import org.anju.gateway.model.Compound;
import org.jspecify.annotations.Nullable;

/** Where compounds are, as the estate has it now. */
public final class EstatePlaces implements Places {
    private final EstateView estate;

    public EstatePlaces(EstateView estate) {
        this.estate = estate;
    }

    @Override
    public Registered registered() {
        Estate now = estate.current();
        return new Registered(
                now.version(), now.devices().keySet(), now.compounds().keySet());
    }

    @Override
    public @Nullable Place of(String compound) {
        ZoneId zone = ZoneId.of(estate.current().timeZone());
        if (compound.isEmpty()) {
            return new Place(Double.NaN, Double.NaN, zone);
        }
        Compound registered = estate.current().compound(compound);
        return registered == null ? null : new Place(registered.latitude(), registered.longitude(), zone);
    }
}
