package org.anju.gateway.delivery;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of alerts.
 *
 * @param id 1 to 64 of {@code A-Z a-z 0-9 - _ .}; part of every message id, so it never changes
 * @param name for people
 * @param format what machines are sent; people get words
 * @param perMinute messages it may be sent in a minute, the rest comes as summaries; 0 for no limit
 * @param changes words of the changes it is told of, as in {@link Delivery#change}
 * @param accounts users who may read its feed and post its receipts
 */
public record Recipient(
        String id,
        String name,
        Contact contact,
        Format format,
        int perMinute,
        Set<String> changes,
        Set<String> accounts) {
    /** All changes a recipient can be told of. */
    public static final List<String> CHANGES = List.of("raised", "acknowledged", "cleared", Delivery.ESCALATED);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException when it is not of the form above
     */
    public Recipient {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "recipient '" + id + "': the id must be 1 to 64 letters, digits, '-', '_' or '.'");
        }
        changes = Set.copyOf(changes);
        accounts = Set.copyOf(accounts);
    }

    /** A recipient that is told everything as it happens, in Anju JSON. */
    public static Recipient machine(String id, Contact contact) {
        return new Recipient(id, id, contact, Format.JSON, 0, Set.copyOf(CHANGES), Set.of());
    }

    /** What machines are sent. */
    public enum Format {
        /** The Anju JSON message. */
        JSON,
        /** OASIS CAP 1.2. */
        CAP
    }

    /**
     * How a recipient is reached. Shows no secret, and of an address only what does not let others use it.
     *
     * @param channel a word of {@link org.anju.gateway.delivery.channel.Channels}
     * @param url where; null for channels that need none; may hold a token: never shown or logged
     * @param secrets what messages are signed or a peer is known with, the newest first; never shown or logged
     * @param to mail address or phone number; empty for channels that need none
     * @param template how a request to a message service is written; null for channels that need none
     */
    public record Contact(
            String channel,
            @Nullable URI url,
            List<String> secrets,
            String to,
            @Nullable Template template) {
        public Contact {
            secrets = List.copyOf(secrets);
        }

        /** What may be shown: scheme and host of the URL, and the address with its middle left out. */
        public String shown() {
            String host = url == null ? "" : url.getScheme() + "://" + url.getAuthority();
            return to.isEmpty() ? host : masked(to) + (host.isEmpty() ? "" : " " + host);
        }

        private static String masked(String address) {
            int at = address.indexOf('@');
            if (at > 0) {
                return address.charAt(0) + "***" + address.substring(at);
            }
            return address.length() < 8
                    ? "***"
                    : address.substring(0, 3) + "****" + address.substring(address.length() - 4);
        }

        @Override
        public String toString() {
            return "Contact[" + channel + ", " + shown() + "]";
        }
    }

    /**
     * How a request to a message service is written. {@code {to}}, {@code {text}} and {@code {id}} stand for the phone number, the words and the
     * id of the message, written as the content type needs it.
     *
     * @param contentType {@code application/json} or {@code application/x-www-form-urlencoded}
     * @param headers further headers; may hold a token: never shown or logged
     * @param accepted what an answer must contain to count as taken over; null: any 2xx answer does
     */
    public record Template(
            String contentType,
            Map<String, String> headers,
            String body,
            @Nullable Pattern accepted) {
        public Template {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Template[" + contentType + "]";
        }
    }
}
