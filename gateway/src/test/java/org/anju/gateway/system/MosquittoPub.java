package org.anju.gateway.system;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The {@code mosquitto_pub} command: one QoS 1 publish by a client we did not write. */
final class MosquittoPub {
    private static final long WITHIN_S = 15;

    /**
     * How it went.
     *
     * @param exitCode 0 when the gateway took the message, -1 when the command had not ended in good time and was killed
     */
    record Result(int exitCode, String output) {}

    private final int port;
    private final String version;

    /** @param version {@code mqttv311} or {@code mqttv5} */
    MosquittoPub(int port, String version) {
        this.port = port;
        this.version = version;
    }

    Result publish(String device, String topic, String payload) throws Exception {
        return publish(device, SmallEstate.password(device), topic, payload);
    }

    Result publish(String device, String password, String topic, String payload) throws Exception {
        Process process = MosquittoCommand.start("mosquitto_pub", port, version, device, password, topic, "-s");
        process.getOutputStream().write(payload.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        boolean ended = process.waitFor(WITHIN_S, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(ended ? process.exitValue() : -1, output);
    }
}
