package org.anju.gateway.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The {@code mosquitto_pub} command: one QoS 1 publish by a client we did not write. */
final class MosquittoPub {
    private static final Path PROGRAM = Path.of("/usr/bin/mosquitto_pub");
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
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException(
                    "these tests need " + PROGRAM + ": install the Debian package mosquitto-clients");
        }
        this.port = port;
        this.version = version;
    }

    Result publish(String device, String topic, String payload) throws Exception {
        return publish(device, SmallEstate.password(device), topic, payload);
    }

    Result publish(String device, String password, String topic, String payload) throws Exception {
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-V",
                        version,
                        "-i",
                        device,
                        "-u",
                        device,
                        "-P",
                        password,
                        "-q",
                        "1",
                        "-t",
                        topic,
                        "-s")
                .redirectErrorStream(true)
                .start();
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
