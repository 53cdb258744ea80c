package org.anju.gateway.command;

import org.anju.gateway.model.Device;

/** Takes the answers of devices to commands. Thread-safe; never blocks. */
public interface CommandReplies {
    /** Told once what became of a reply, on any thread. */
    interface Answer {
        /** It belongs to a command and is durable. */
        void settled();

        /** It makes no sense; the detail says why. */
        void refused(String detail);

        /** It cannot be kept now; the device should send it again. */
        void busy();
    }

    /** Whether a topic is the sender's own reply topic. */
    boolean isReply(String topic, Device sender);

    /** Takes a reply. */
    void take(Device sender, byte[] payload, Answer answer);
}
