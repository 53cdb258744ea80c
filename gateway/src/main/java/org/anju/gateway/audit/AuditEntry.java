package org.anju.gateway.audit;

/**
 * One thing somebody did.
 *
 * @param atMs when, epoch milliseconds
 * @param who a user name, {@code cli:<account of the operating system>} or {@code gateway}
 * @param origin the address it came from, {@code local} on the machine itself
 * @param action a closed word: an operation of openapi.yaml, or one such as {@code sign_in} or {@code retention}
 * @param object what it was done to, empty when there is nothing to name
 * @param detail JSON without secrets and personal data, at most {@value #LONGEST_DETAIL} characters
 */
public record AuditEntry(long atMs, String who, String origin, String action, String object, String detail) {
    /** Longer details are cut. */
    public static final int LONGEST_DETAIL = 2000;

    public AuditEntry {
        who = storable(who);
        origin = storable(origin);
        action = storable(action);
        object = storable(object);
        detail = storable(detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
    }

    /** What every database keeps as it is: no NUL, no half of a surrogate pair. */
    private static String storable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
