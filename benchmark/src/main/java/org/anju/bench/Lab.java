package org.anju.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where measurements are made.
 *
 * @param java the java program
 * @param jvm flags with which the gateway and what it is compared with are started
 * @param gatewayJar the gateway
 * @param simulatorJar the load generator
 * @param classPath of this program, for the helpers it starts
 * @param folder scratch space, removed at the end
 * @param quick whether short runs will do
 */
record Lab(
        String java,
        List<String> jvm,
        Path gatewayJar,
        Path simulatorJar,
        String classPath,
        Path folder,
        boolean quick) {
    /** Seconds of a run: long ones, or with {@code --quick} short ones. */
    int seconds(int full, int shortened) {
        return quick ? shortened : full;
    }

    /** How often a case is run. */
    int times() {
        return quick ? 1 : 3;
    }

    /** An empty folder of that name. */
    Path fresh(String name) {
        Path made = folder.resolve(name);
        try {
            Scratch.delete(made);
            return Files.createDirectories(made);
        } catch (IOException e) {
            throw new BenchException(made + " cannot be made", e);
        }
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("there is no free port", e);
        }
    }

    static void say(String line) {
        System.out.println(line);
    }
}
