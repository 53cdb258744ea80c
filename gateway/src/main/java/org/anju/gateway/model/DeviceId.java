package org.anju.gateway.model;

/**
 * Identity of a device, also its MQTT client id and the second level of its topics.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 - _ .}
 */
public record DeviceId(String value) {
    private static final int MAX_LENGTH = 64;

    public DeviceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "device id '" + value + "' must be 1-64 characters of A-Z a-z 0-9 - _ .");
        }
    }

    /** Whether {@code text} can be a device id; the same rule holds for area, compound and building ids. */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean ok = (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!ok) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
