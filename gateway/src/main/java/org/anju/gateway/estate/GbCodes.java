package org.anju.gateway.estate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 20-digit device ids of GB/T 28181 (rule A): centre 8 (GB/T 2260 division and two zeros), industry 2 ({@code 01}: public security of
 * residential communities), type 3, network 1, serial 6. Gives out the next free serial number. Not thread-safe.
 */
final class GbCodes {
    /** The form of an id. */
    static final Pattern FORM = Pattern.compile("[0-9]{20}");

    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}");
    private static final String COMMUNITY = "01";
    /** Network of the industry (行业专网): compounds reach the gateway over the property's own lines. */
    private static final String NETWORK = "2";

    private static final int SERIALS = 1_000_000;
    private static final int TYPE_AT = 10;
    private static final int TYPE_END = 13;

    private final String division;
    private final Set<String> taken;
    private final Map<String, Integer> next = new HashMap<>();

    /**
     * Knows what is taken.
     *
     * @param taken ids in use; new ones are added
     */
    GbCodes(String division, Set<String> taken) {
        this.division = division;
        this.taken = taken;
    }

    /** A new id of a type, empty when the division is not known or all serial numbers are used. */
    String next(String typeCode) {
        if (!DIVISION.matcher(division).matches()) {
            return "";
        }
        String head = division + "00" + COMMUNITY + typeCode + NETWORK;
        for (int serial = next.getOrDefault(head, 1); serial < SERIALS; serial++) {
            String id = head + "%06d".formatted(serial);
            if (taken.add(id)) {
                next.put(head, serial + 1);
                return id;
            }
        }
        return "";
    }

    /** What is wrong with an imported id of a device of the given type, null when nothing is. */
    static @Nullable String problem(String id, String typeCode) {
        if (!FORM.matcher(id).matches()) {
            return "gb28181 '" + id + "' must have exactly 20 digits";
        }
        String type = id.substring(TYPE_AT, TYPE_END);
        int number = Integer.parseInt(type);
        boolean device = number >= 111 && number <= 199;
        if (!device) {
            return "gb28181 " + id + " has type code " + type
                    + " in digits 11-13, which is no device type; the profile's is " + typeCode;
        }
        return null;
    }
}
