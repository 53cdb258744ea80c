package org.anju.gateway.api;

import java.util.List;

/** The saved views of every user; each sees and changes only their own. Methods block. */
public interface SavedViews {
    /** Views one user may keep. */
    int MOST = 20;

    /** The views of a user by name. */
    List<SavedView> of(String username);

    /**
     * Adds a view or replaces the user's view with the same id. When it is the default, no other of theirs is any longer.
     *
     * @throws UserConflictException when the user has another view of that name, or {@value #MOST} already
     */
    void put(String username, SavedView view);

    /** Removes a view; false when the user has none with this id. */
    boolean remove(String username, String id);
}
