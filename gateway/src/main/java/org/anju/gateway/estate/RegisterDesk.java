package org.anju.gateway.estate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the register of single devices: status, credentials, photos. Blocks: not for event loops. */
public interface RegisterDesk {
    /**
     * Moves devices along their life. What cannot be done to one device does not keep the others back.
     *
     * @param devices ids of registered devices; the caller has checked that it may
     * @param who who says so
     * @return per device, in the order given: empty when done (or already so), else why not, with the remedy
     */
    List<Outcome> changeStatus(List<String> devices, LifeCycle status, String who);

    /**
     * Issues new random passwords. What the devices had before is void at once; the passwords are kept hashed and cannot be read again.
     *
     * @return one per registered device, in the order given
     */
    List<Issued> issue(List<String> devices);

    /** The photo of a device, null when there is none. */
    EstateStore.@Nullable Photo photo(String device);

    /** Keeps a photo of a registered device in place of an earlier one. */
    void savePhoto(String device, EstateStore.Photo photo);

    /** Every status a device has had since it was registered, oldest first. */
    List<EstateStore.StatusChange> statuses(String device);

    /** What became of one device of a bulk operation; {@code problem} is empty when it was done. */
    record Outcome(String device, String problem) {}

    /** A password as it was issued; shown once. */
    record Issued(Register.Entry entry, String password) {
        /** Never shows the password. */
        @Override
        public String toString() {
            return "Issued[" + entry.id() + "]";
        }
    }
}
