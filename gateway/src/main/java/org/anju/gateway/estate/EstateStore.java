package org.anju.gateway.estate;

import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;
import org.jspecify.annotations.Nullable;

/** Where the estate is kept. Methods block. */
public interface EstateStore {
    /** Everything kept. */
    Content load();

    /** Adds or replaces, in one transaction, what {@code change} names; the rest stays. */
    void save(Content change);

    /** The photo of a device, null when there is none. */
    @Nullable
    Photo photo(String device);

    /** Keeps the photo of a registered device in place of an earlier one. */
    void savePhoto(String device, Photo photo);

    /** Every status a device has had, oldest first. */
    List<StatusChange> statuses(String device);

    /**
     * A piece of the estate.
     *
     * @param settings {@code city}, {@code division}; empty when unchanged
     * @param features of the compounds named as keys, all of them: by building id (empty for the compound as a whole) and name
     * @param statuses status changes to note; empty when loaded
     */
    record Content(
            Map<String, String> settings,
            List<Area> areas,
            List<Compound> compounds,
            Map<String, Map<String, Map<String, Integer>>> features,
            List<DeviceRow> devices,
            List<StatusChange> statuses) {}

    /**
     * A device as it is kept; its kind is a name, since profiles may come and go.
     *
     * @param credential null for a planned device that has none yet
     * @param statusMs since when it has the status of its sheet, epoch milliseconds; 0 when nobody noted it
     */
    record DeviceRow(
            String id,
            String kind,
            String compound,
            String building,
            String name,
            @Nullable SealedCredential credential,
            Sheet sheet,
            long statusMs) {
        /** The same with another credential. */
        DeviceRow with(SealedCredential issued) {
            return new DeviceRow(id, kind, compound, building, name, issued, sheet, statusMs);
        }

        /** The same with another sheet. */
        DeviceRow with(Sheet changed, long sinceMs) {
            return new DeviceRow(id, kind, compound, building, name, credential, changed, sinceMs);
        }
    }

    /** A device came to a status. */
    record StatusChange(String device, LifeCycle status, long atMs, String who) {}

    /** A photo of a device in its place; nobody compares photos. */
    @SuppressWarnings("ArrayRecordComponent")
    record Photo(String mediaType, byte[] bytes, long atMs, String who) {}
}
