package org.anju.gateway.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A network between clients and a server that can die without a word: nothing passes any more and nobody is told, as when a cable is cut
 * or a modem hangs.
 */
public final class FreezingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    public FreezingProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Lines that stand now die: what is on its way is lost, and both ends still believe in them. New lines work. */
    public void freeze() {
        lines.forEach(line -> line.frozen = true);
    }

    /** The clients' ends of dead lines are closed, as when a device restarts; the server's ends stay half-open. */
    public void dropClients() throws IOException {
        for (Line line : lines) {
            if (line.frozen) {
                line.client.close();
            }
        }
    }

    private void accept() {
        while (open) {
            try {
                Socket client = door.accept();
                Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), target));
                lines.add(line);
                daemon(() -> line.pump(line.client, line.server));
                daemon(() -> line.pump(line.server, line.client));
            } catch (IOException _closedOrNobodyThere) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Line {
        private final Socket client;
        private final Socket server;
        private volatile boolean frozen;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!frozen) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException _broken) {
                // Closed below, unless the line is dead: then nobody must notice.
            }
            if (!frozen) {
                try {
                    from.close();
                    to.close();
                } catch (IOException _already) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        door.close();
        for (Line line : lines) {
            line.client.close();
            line.server.close();
        }
    }
}
