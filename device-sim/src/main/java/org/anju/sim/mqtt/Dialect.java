package org.anju.sim.mqtt;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose topics and sign-in a device speaks. */
public enum Dialect {
    /** Anju's own: topics under the device's id, presence as a retained message, user name and password. */
    NATIVE {
        @Override
        public String telemetryTopic(String id) {
            return "anju/" + id + "/telemetry";
        }

        @Override
        public String eventTopic(String id) {
            return "anju/" + id + "/event";
        }

        @Override
        public String statusTopic(String id) {
            return "anju/" + id + "/status";
        }

        @Override
        public String commandFilter(String id) {
            return "anju/" + id + "/command";
        }

        @Override
        public String replyTopic(String id, String commandTopic) {
            return "anju/" + id + "/command/reply";
        }

        @Override
        public Login login(String id, String secret, boolean will) {
            return new Login(id, id, secret, will ? statusTopic(id) : null);
        }
    },

    /** The ThingsBoard device API: the access token is the user name; it knows no events, which become attributes. */
    THINGSBOARD {
        @Override
        public String telemetryTopic(String id) {
            return "v1/devices/me/telemetry";
        }

        @Override
        public String eventTopic(String id) {
            return "v1/devices/me/attributes";
        }

        @Override
        public @Nullable String statusTopic(String id) {
            return null;
        }

        @Override
        public String commandFilter(String id) {
            return "v1/devices/me/rpc/request/+";
        }

        @Override
        public String replyTopic(String id, String commandTopic) {
            return commandTopic.replace("/request/", "/response/");
        }

        @Override
        public Login login(String id, String secret, boolean will) {
            return new Login(id, secret, null, null);
        }
    };

    /** Where readings go. */
    public abstract String telemetryTopic(String id);

    /** Where events go. */
    public abstract String eventTopic(String id);

    /** Where presence is announced; null when the connection itself is the presence. */
    public abstract @Nullable String statusTopic(String id);

    /** What to subscribe to for commands. */
    public abstract String commandFilter(String id);

    /** Where the answer to a command goes that came on {@code commandTopic}. */
    public abstract String replyTopic(String id, String commandTopic);

    /**
     * How a device signs in.
     *
     * @param secret its password or access token
     * @param will whether its death shall be announced, where the dialect knows that
     */
    public abstract Login login(String id, String secret, boolean will);

    /**
     * The dialect a word names.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    public static Dialect of(String word) {
        for (Dialect dialect : values()) {
            if (dialect.toString().equals(word)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no dialect; choose "
                + Arrays.stream(values()).map(Dialect::toString).collect(Collectors.joining(" or ")));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
