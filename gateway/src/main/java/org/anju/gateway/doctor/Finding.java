package org.anju.gateway.doctor;

/**
 * What a check found.
 *
 * @param subject what was looked at, a short word
 * @param text in one line: what is the case, and, unless all is well, the remedy
 */
public record Finding(Level level, String subject, String text) {
    /** How bad it is. */
    public enum Level {
        /** All is well. */
        OK,
        /** It works, but not for long or not as well as it should. */
        WARNING,
        /** The gateway does not start, or loses or refuses something. */
        FAULT
    }

    public Finding {
        text = text.replaceAll("\\s*\\n\\s*", " ");
    }

    static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text);
    }

    static Finding warning(String subject, String what, String remedy) {
        return new Finding(Level.WARNING, subject, what + "; " + remedy);
    }

    static Finding fault(String subject, String what, String remedy) {
        return new Finding(Level.FAULT, subject, what + "; " + remedy);
    }
}
