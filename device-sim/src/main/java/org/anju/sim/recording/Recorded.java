package org.anju.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One message of a recording.
 *
 * @param atMs when it was heard, milliseconds from the begin of the recording
 * @param device whose it was: its id, or what stands for it
 * @param kind the device's kind; null when it was not known
 * @param topic where it went, with {@value #DEVICE} in place of the device
 * @param payload what it said, scrubbed; null when it was no JSON, which cannot be scrubbed and is not kept
 * @param opaqueBytes length of a payload that was not kept; 0 otherwise
 */
public record Recorded(
        long atMs,
        String device,
        @Nullable String kind,
        String topic,
        @Nullable JsonNode payload,
        int opaqueBytes) {

    /** Stands for the device in a topic. */
    public static final String DEVICE = "{device}";

    /** The topic when {@code id} plays the device. */
    public String topicOf(String id) {
        return topic.replace(DEVICE, id);
    }
}
