package org.anju.gateway.estate;

import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;

/** Where the estate is kept. Methods block. */
public interface EstateStore {
    /** Everything kept. */
    Content load();

    /** Adds or replaces, in one transaction, what {@code change} names; the rest stays. */
    void save(Content change);

    /**
     * A piece of the estate.
     *
     * @param settings {@code city}, {@code division}; empty when unchanged
     */
    record Content(Map<String, String> settings, List<Area> areas, List<Compound> compounds, List<DeviceRow> devices) {}

    /** A device as it is kept; its kind is a name, since profiles may come and go. */
    record DeviceRow(
            String id, String kind, String compound, String building, String name, SealedCredential credential) {}
}
