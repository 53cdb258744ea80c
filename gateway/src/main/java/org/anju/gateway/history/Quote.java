package org.anju.gateway.history;

/** Quotes words for InfluxQL, so that no input can end its literal. */
final class Quote {
    private Quote() {}

    /** An identifier: database, retention policy, measurement, tag or field. */
    static String name(String name) {
        return quoted(name, '"');
    }

    /** A string literal. */
    static String text(String text) {
        return quoted(text, '\'');
    }

    private static String quoted(String text, char mark) {
        StringBuilder out = new StringBuilder(text.length() + 2).append(mark);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                out.append("\\n");
                continue;
            }
            if (c == mark || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append(mark).toString();
    }
}
