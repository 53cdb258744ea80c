package org.anju.gateway.estate;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a compound or a building has that must be guarded, with how many, as the text {@code elevator=2;ebike_shed=1} of a table's cell. */
final class Features {
    private static final Pattern PAIR = Pattern.compile("([a-z][a-z0-9_]{0,39})=([0-9]{1,5})");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MOST = 99_999;

    private Features() {}

    static Map<String, Integer> parse(String text, Consumer<String> problem) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String part : text.split(";", -1)) {
            String pair = part.strip();
            if (pair.isEmpty()) {
                continue;
            }
            var matcher = PAIR.matcher(pair);
            if (matcher.matches()) {
                counts.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
            } else {
                problem.accept("feature '" + pair + "' must be written name=count, such as elevator=2;ebike_shed=1");
            }
        }
        return counts;
    }

    /** Whether a name and a count make a feature. */
    static boolean isValid(String name, int count) {
        return NAME.matcher(name).matches() && count >= 0 && count <= MOST;
    }

    static String write(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
    }
}
