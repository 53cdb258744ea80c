package org.anju.sim.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.anju.sim.estate.Device;
import org.anju.sim.mqtt.Backoff;
import org.anju.sim.mqtt.Complaints;
import org.anju.sim.mqtt.ConnectFailure;
import org.anju.sim.mqtt.Connection;
import org.anju.sim.mqtt.ConnectionListener;
import org.anju.sim.mqtt.Dialect;
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
    private static final int MOST_AT_ONCE = 256;

    private final int index;
    private final int qos;
    private final String deviceId;
    private final byte[] idBytes;
    private final String topic;
    private final Frame frame;
    private final LoadStats stats;
    private final LedgerPage page;
    private final Complaints complaints;
    private final Connection connection;
    private final long[] timestamps;
    private final boolean[] settled;
    private final long quietNanos;
    private @Nullable Pace pace;
    private int window;
    private long due;
    private long next;
    private long oldest;
    private long lastTsMs;
    private long readNanos;
    private long spokeNanos;
    private boolean wasUp;
    private boolean dropped;
    private @Nullable ConnectFailure lastFailure;

    /**
     * A client that is not connected.
     *
     * @param index its place among the connections of its loop
     */
    LoadClient(
            int index,
            Device device,
            LoadPlan plan,
            Dialect dialect,
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
        this.frame = new Frame(device, dialect, plan.qos(), endpoint.isMqtt5());
        this.topic = dialect.telemetryTopic(deviceId);
        this.stats = stats;
        this.page = page;
        this.complaints = complaints;
        this.timestamps = new long[plan.window()];
        this.settled = new boolean[plan.window()];
        this.window = plan.window();
        this.quietNanos = TimeUnit.SECONDS.toNanos(Math.max(1, endpoint.keepAliveS() * 3L / 4));
        String password = device.auth() == null || device.auth().password() == null
                ? ""
                : device.auth().password();
        Login login = dialect.login(deviceId, password, false);
        this.connection = Connection.lean(transport, loop, endpoint, login, BACKOFF, this);
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

    /** Why the last connection ended or could not be made; null when none did. */
    @Nullable
    ConnectFailure lastFailure() {
        return lastFailure;
    }

    void begin(Pace begun) {
        pace = begun;
    }

    /** One more message is due; {@link #sendDue} sends it. */
    void fallDue() {
        due++;
    }

    /** Cuts the connection and makes a new one, as after a power cut. */
    void drop() {
        if (connection.isUp()) {
            dropped = true;
            connection.drop();
        }
    }

    /** To be called once a second: sends what a full socket or disk held back, and shows on a quiet connection that it lives. */
    void upkeep(long nowNanos) {
        sendDue();
        if (connection.isUp() && nowNanos - spokeNanos > quietNanos) {
            spokeNanos = nowNanos;
            connection.ping();
        }
    }

    /** Messages sent and not yet acknowledged. */
    long inFlight() {
        long open = 0;
        for (long seq = oldest; seq < next; seq++) {
            open += settled[slot(seq)] ? 0 : 1;
        }
        return qos == 0 ? 0 : open;
    }

    /** Sends what is due as far as the window allows, all of it in one write. */
    void sendDue() {
        Pace begun = pace;
        if (begun == null || !connection.isUp() || page.isCongested()) {
            return;
        }
        long room = qos == 1 ? window - (next - oldest) : connection.isWritable() ? MOST_AT_ONCE : 0;
        int count = (int) Math.min(MOST_AT_ONCE, Math.min(due - next, room));
        if (count <= 0) {
            return;
        }
        ByteBuf out = connection.alloc().ioBuffer(count * frame.length());
        for (int i = 0; i < count; i++) {
            long seq = next++;
            int slot = slot(seq);
            lastTsMs = Math.max(lastTsMs + 1, begun.dueMs(index, seq));
            timestamps[slot] = lastTsMs;
            settled[slot] = false;
            frame.write(out, packetId(seq), false, seq, lastTsMs);
        }
        stats.sent += count;
        if (qos == 0) {
            oldest = next;
        }
        spokeNanos = System.nanoTime();
        connection.write(out);
        connection.flush();
    }

    @Override
    public void up(int receiveMaximum) {
        stats.connected++;
        wasUp = true;
        window = Math.min(timestamps.length, receiveMaximum);
        spokeNanos = System.nanoTime();
        for (long seq = oldest; seq < next; seq++) {
            if (!settled[slot(seq)]) {
                stats.sentAgain++;
                ByteBuf out = connection.alloc().ioBuffer(frame.length());
                frame.write(out, packetId(seq), true, seq, timestamps[slot(seq)]);
                connection.write(out);
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
            complaints.publish(topic, reasonCode);
        } else {
            if (readNanos == 0) {
                readNanos = System.nanoTime();
            }
            stats.acknowledged++;
            stats.latency(readNanos - begun.dueNanos(index, seq));
            page.line(idBytes, timestamps[slot(seq)], seq);
        }
        while (oldest < next && settled[slot(oldest)]) {
            oldest++;
        }
    }

    @Override
    public void read() {
        readNanos = 0;
        sendDue();
    }

    @Override
    public void down(ConnectFailure failure) {
        if (wasUp) {
            stats.connected--;
        }
        wasUp = false;
        lastFailure = failure;
        if (failure.reason() == ConnectFailure.Reason.LOST && dropped) {
            dropped = false;
            return;
        }
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
