package org.anju.gateway.command;

import java.util.Locale;

/** What became of a command. */
public enum CommandState {
    /** On its way; the device has not answered yet. */
    SENT,
    /** The device carried it out. */
    DONE,
    /** The device answered that it did not; its reason is in the reply. */
    REFUSED,
    /** The device was not connected or did not listen; nothing was sent. */
    UNREACHABLE,
    /** No answer in time. It may still have been carried out; a late answer settles it after all. */
    UNANSWERED;

    /** The word used on every interface and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
