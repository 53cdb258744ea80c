package org.anju.sim.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import org.anju.sim.estate.Device;
import org.anju.sim.mqtt.Backoff;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.ConnectFailure;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.ConnectionListener;
import org.anju.sim.mqtt.Endpoint;
import org.anju.sim.mqtt.Login;
import org.anju.sim.mqtt.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the load. Keeps a window of unacknowledged messages; a new connection first sends those again, marked DUP and
 * with the same payload. Used on its event loop only, except for {@link #open} and {@link #close}.
 */
final class LoadClient implements ConnectionListener {
    private static final Backoff BACKOFF = new Backoff(200, 3_000);
    private static final int FIRST_REFUSAL = 0x80;
    private static final int PACKET_IDS = 65_535;

    private final int index;
    private final int qos;
    private final String deviceId;
    private final byte[] idBytes;
    private final Frame frame;
    private final LoadStats stats;
    private final LedgerPage page;
    private final Complaints complaints;
    private final Connection connection;
    private final long[] timestamps;
    private final boolean[] settled;
    private @Nullable Pace pace;
    private int window;
    private long due;
    private long next;
    private long oldest;
    private long lastTsMs;

    /**
     * A client that is not connected.
     *
     * @param index its place among the connections of its loop
     */
    LoadClient(
            int index,
            Device device,
            LoadPlan plan,
            Endpoint endpoint,
            Transport transport,
            EventLoop loop,
            LoadStats stats,
            LedgerPage page,
            Complaints complaints) {
        this.index = index;
        this.qos = plan.qos();
        this.deviceId = device.id();
        this.idBytes = deviceId.getBytes(StandardCharsets.US_ASCII);
        this.frame = new Frame(device, plan.qos(), endpoint.isMqtt5());
        this.stats = stats;
        this.page = page;
        this.complaints = complaints;
        this.timestamps = new long[plan.window()];
        this.settled = new boolean[plan.window()];
        this.window = plan.window();
        String password = device.auth() == null || device.auth().password() == null
                ? ""
                : device.auth().password();
        Login login = new Login(deviceId, password, false);
        this.connection = new Connection(transport, loop, endpoint, login, BACKOFF, this);
    }

    void open() {
        connection.open();
    }

    void close() {
        connection.close();
    }

    boolean isUp() {
        return connection.isUp();
    }

    void begin(Pace begun) {
        pace = begun;
    }

    /** One more message is due. */
    void fallDue() {
        due++;
        sendDue();
    }

    void flush() {
        connection.flush();
    }

    /** Messages sent and not yet acknowledged. */
    long inFlight() {
        long open = 0;
        for (long seq = oldest; seq < next; seq++) {
            open += settled[slot(seq)] ? 0 : 1;
        }
        return qos == 0 ? 0 : open;
    }

    private void sendDue() {
        Pace begun = pace;
        if (begun == null || !connection.isUp() || page.isCongested()) {
            return;
        }
        while (next < due && hasRoom()) {
            long seq = next++;
            lastTsMs = Math.max(lastTsMs + 1, begun.dueMs(index, seq));
            timestamps[slot(seq)] = lastTsMs;
            settled[slot(seq)] = false;
            stats.sent++;
            if (qos == 0) {
                oldest = next;
            }
            write(seq, false);
        }
    }

    private boolean hasRoom() {
        return qos == 0 ? connection.isWritable() : next - oldest < window;
    }

    private void write(long seq, boolean again) {
        ByteBuf out = connection.alloc().ioBuffer(frame.length());
        frame.write(out, packetId(seq), again, seq, timestamps[slot(seq)]);
        connection.write(out);
    }

    @Override
    public void up(int receiveMaximum) {
        window = Math.min(timestamps.length, receiveMaximum);
        for (long seq = oldest; seq < next; seq++) {
            if (!settled[slot(seq)]) {
                stats.sentAgain++;
                write(seq, true);
            }
        }
        sendDue();
        connection.flush();
    }

    @Override
    public void acknowledged(int packetId, int reasonCode) {
        long seq = oldest + Math.floorMod(packetId - packetId(oldest), PACKET_IDS);
        Pace begun = pace;
        if (begun == null || seq >= next || settled[slot(seq)]) {
            return;
        }
        settled[slot(seq)] = true;
        if (reasonCode >= FIRST_REFUSAL) {
            stats.refused++;
            complaints.publish("anju/" + deviceId + "/telemetry", reasonCode);
        } else {
            stats.acknowledged++;
            stats.latency(System.nanoTime() - begun.dueNanos(index, seq));
            page.line(idBytes, timestamps[slot(seq)], seq);
        }
        while (oldest < next && settled[slot(oldest)]) {
            oldest++;
        }
        sendDue();
        connection.flush();
    }

    @Override
    public void down(ConnectFailure failure) {
        if (failure.reason() == ConnectFailure.Reason.LOST) {
            stats.lost++;
        }
        complaints.connection(deviceId, failure);
    }

    @Override
    public void received(String topic, ByteBuf payload) {}

    private int slot(long seq) {
        return (int) (seq % timestamps.length);
    }

    private static int packetId(long seq) {
        return (int) (seq % PACKET_IDS) + 1;
    }
}
