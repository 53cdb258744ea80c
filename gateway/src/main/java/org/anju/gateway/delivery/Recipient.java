package org.anju.gateway.delivery;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody who is told of alerts.
 *
 * @param id 1 to 64 of {@code A-Z a-z 0-9 - _ .}; part of every message id, so it never changes
 * @param name for people
 * @param channel how they are reached, a word of {@link org.anju.gateway.delivery.channel.Channels}
 * @param url where
 * @param secrets what messages are signed with, the newest first; never shown or logged
 */
public record Recipient(String id, String name, String channel, URI url, List<String> secrets) {
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
        secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "Recipient[id=" + id + ", name=" + name + ", channel=" + channel + ", url=" + url + "]";
    }
}
