package org.anju.sim.device;

import java.util.Map;

/**
 * A device's answer to a command.
 *
 * @param ok whether it was carried out
 * @param result what came of it, or the reason it was not
 */
public record CommandReply(boolean ok, Map<String, Object> result) {

    /** Carried out. */
    static CommandReply done() {
        return new CommandReply(true, Map.of());
    }

    /** Refused because the device's kind has no such method. */
    static CommandReply unknown(String method) {
        return refused("unknown method '" + method + "'");
    }

    /** Refused for a reason. */
    static CommandReply refused(String reason) {
        return new CommandReply(false, Map.of("error", reason));
    }
}
