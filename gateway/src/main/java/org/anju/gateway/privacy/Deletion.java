package org.anju.gateway.privacy;

/**
 * What a deletion did; the proof that goes into the audit trail.
 *
 * @param deleted how many records are gone
 * @param fromMs time of the oldest of them, epoch milliseconds; 0 when none
 * @param toMs time of the newest of them; 0 when none
 * @param left how many that should be gone were found afterwards; anything but 0 is trouble
 */
public record Deletion(long deleted, long fromMs, long toMs, long left) {
    /** Nothing was old enough. */
    public static final Deletion NONE = new Deletion(0, 0, 0, 0);

    /** This and another deletion of the same class of data. */
    public Deletion and(Deletion other) {
        return new Deletion(
                deleted + other.deleted,
                deleted == 0 ? other.fromMs : other.deleted == 0 ? fromMs : Math.min(fromMs, other.fromMs),
                Math.max(toMs, other.toMs),
                left + other.left);
    }
}
