package org.anju.gateway.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the commands of Mosquitto are run against a gateway: QoS 1, as a device, its output and its complaints together. */
final class MosquittoCommand {
    private MosquittoCommand() {}

    /** @param version {@code mqttv311} or {@code mqttv5} */
    static Process start(
            String name, int port, String version, String device, String password, String topic, String... more)
            throws IOException {
        Path program = Path.of("/usr/bin", name);
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(
                    "these tests need " + program + ": install the Debian package mosquitto-clients");
        }
        List<String> words = new ArrayList<>(List.of(program.toString(), "-h", "127.0.0.1"));
        words.addAll(List.of("-p", Integer.toString(port), "-V", version));
        words.addAll(List.of("-i", device, "-u", device, "-P", password, "-q", "1", "-t", topic));
        words.addAll(List.of(more));
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }
}
