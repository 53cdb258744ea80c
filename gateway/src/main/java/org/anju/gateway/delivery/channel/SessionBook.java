package org.anju.gateway.delivery.channel;

import java.util.Map;

/** Remembers over restarts which recipients have an MQTT session that outlives its connection. Methods block: not for event loops. */
public interface SessionBook {
    /** Client ids by recipient. */
    Map<String, String> sessions();

    /** The recipient subscribed, in a session that stays. */
    void keep(String recipient, String clientId, long nowMs);

    /** The recipient's session has ended. */
    void forget(String recipient);
}
