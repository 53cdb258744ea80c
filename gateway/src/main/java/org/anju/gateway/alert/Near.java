package org.anju.gateway.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names an author may have meant. */
final class Near {
    private static final int SHOWN = 3;

    private Near() {}

    /** A clause such as {@code "did you mean a or b?"}, or the list of all when nothing is near. */
    static String hint(String name, Collection<String> known) {
        int allowed = Math.max(2, name.length() / 3);
        List<String> near = known.stream()
                .filter(candidate -> distance(name, candidate) <= allowed || candidate.contains(name))
                .sorted(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(candidate -> candidate))
                .limit(SHOWN)
                .toList();
        return near.isEmpty()
                ? "known are " + String.join(", ", known)
                : "did you mean " + String.join(" or ", near) + "?";
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
