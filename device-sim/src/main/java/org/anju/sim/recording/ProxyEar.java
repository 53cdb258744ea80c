package org.anju.sim.recording;

import io.netty.buffer.ByteBuf;
import org.anju.sim.mqtt.Ear;

/**
 * Hears one device through the proxy. A native topic names its device; elsewhere the client id does, unless it is also the user name,
 * which by ThingsBoard's device API is the access token.
 */
public final class ProxyEar implements Ear {
    private static final String REPLY = "/reply";
    private static final String RESPONSE = "v1/devices/me/rpc/response/";

    private final Recorder recorder;
    private String clientId = "";
    private String user = "";

    /** The ear of one connection. */
    public ProxyEar(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void connect(String id, String name) {
        clientId = id;
        user = name;
    }

    @Override
    public void publish(String topic, ByteBuf payload) {
        if (topic.endsWith(REPLY) || topic.startsWith(RESPONSE)) {
            return;
        }
        String named = Recorder.deviceOf(topic);
        if (named != null) {
            recorder.hear(named, false, topic, payload);
        } else if (clientId.isEmpty() && user.isEmpty()) {
            recorder.leaveOut();
        } else {
            boolean secret = clientId.isEmpty() || (clientId.equals(user) && topic.startsWith("v1/"));
            recorder.hear(clientId.isEmpty() ? user : clientId, secret, topic, payload);
        }
    }

    @Override
    public void unreadable() {
        recorder.leaveOut();
    }
}
