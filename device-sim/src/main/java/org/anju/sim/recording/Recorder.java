package org.anju.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.anju.sim.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is heard to a file only its owner may read. Event loops hand over bytes; one thread of its own scrubs and writes them, so
 * that nobody who is overheard waits for the disk. What comes faster than it can be written is left out and counted. {@link #hear} may be
 * called from any thread.
 */
public final class Recorder implements AutoCloseable {
    private static final int MOST_WAITING = 16_384;
    private static final long MOST_WAITING_BYTES = 64 * 1024 * 1024;
    private static final long CLOSE_WITHIN_S = 5;
    private static final String RELAYED = "v1/gateway/";

    private final Clock clock;
    private final long beganMs;
    private final long mostBytes;
    private final Path path;
    private final OutputStream file;
    private final Scrubber scrubber = new Scrubber();
    private final Names names;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong left = new AtomicLong();
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), new ThreadPoolExecutor.AbortPolicy());
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long scrubbed;
    private volatile boolean full;
    private volatile String failure = "";

    private Recorder(Path path, OutputStream file, Clock clock, long mostBytes, Names names) {
        this.path = path;
        this.file = file;
        this.clock = clock;
        this.beganMs = clock.millis();
        this.mostBytes = mostBytes;
        this.names = names;
    }

    /**
     * A recording that begins now.
     *
     * @param mostBytes the file grows no larger
     * @param pseudonyms whether devices get other names
     * @param kinds kind by device id, as far as it is known
     * @throws BadInputException when the file exists or cannot be written
     */
    public static Recorder create(
            Path path, Clock clock, long mostBytes, boolean pseudonyms, Map<String, String> kinds) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            OutputStream file = new BufferedOutputStream(Channels.newOutputStream(Files.newByteChannel(
                    path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly)));
            Recorder recorder = new Recorder(path, file, clock, mostBytes, new Names(pseudonyms, kinds));
            recorder.write(RecordingFormat.header(recorder.beganMs, pseudonyms));
            file.flush();
            return recorder;
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException(path + " exists; give another file, or delete it", e);
        } catch (IOException e) {
            throw new BadInputException("cannot write the recording " + path + " (" + e + "); give a writable file", e);
        }
    }

    /**
     * A message was heard.
     *
     * @param device whose it is
     * @param secret whether {@code device} is a secret, so that a pseudonym must stand for it
     * @param payload valid during the call only
     */
    public void hear(String device, boolean secret, String topic, ByteBuf payload) {
        int length = payload.readableBytes();
        if (full || waitingBytes.get() > MOST_WAITING_BYTES) {
            left.incrementAndGet();
            return;
        }
        waitingBytes.addAndGet(length);
        long atMs = clock.millis() - beganMs;
        byte[] copy = ByteBufUtil.getBytes(payload);
        try {
            writer.execute(() -> keep(atMs, device, secret, topic, copy));
        } catch (RejectedExecutionException e) {
            waitingBytes.addAndGet(-length);
            left.incrementAndGet();
        }
    }

    /** A message was heard that cannot be attributed to a device, or not be read. */
    public void leaveOut() {
        left.incrementAndGet();
    }

    private void keep(long atMs, String device, boolean secret, String topic, byte[] payload) {
        waitingBytes.addAndGet(-payload.length);
        try {
            if (write(RecordingFormat.line(recorded(atMs, device, secret, topic, payload)))) {
                messages.incrementAndGet();
            }
            scrubbed = scrubber.scrubbed();
            if (writer.getQueue().isEmpty()) {
                file.flush();
            }
        } catch (IOException e) {
            failure = e.toString();
            full = true;
        }
    }

    private Recorded recorded(long atMs, String device, boolean secret, String topic, byte[] payload) {
        String name = secret ? names.hidden(device) : names.of(device);
        String general = Arrays.stream(topic.split("/", -1))
                .map(level -> level.equals(device) ? Recorded.DEVICE : names.text(level))
                .collect(Collectors.joining("/"));
        JsonNode json = RecordingFormat.payload(payload);
        if (json == null) {
            return new Recorded(atMs, name, names.kind(device), general, null, payload.length);
        }
        JsonNode clean = scrubber.scrub(json);
        JsonNode kept = topic.startsWith(RELAYED) ? names.relayed(clean) : names.payload(clean);
        return new Recorded(atMs, name, names.kind(device), general, kept, 0);
    }

    private boolean write(String line) throws IOException {
        byte[] encoded = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (full || bytes.get() + encoded.length > mostBytes) {
            full = true;
            left.incrementAndGet();
            return false;
        }
        file.write(encoded);
        bytes.addAndGet(encoded.length);
        return true;
    }

    /** Messages written. */
    public long messages() {
        return messages.get();
    }

    /** Bytes written. */
    public long bytes() {
        return bytes.get();
    }

    /** Values taken out because they told whom a message concerns. */
    public long scrubbed() {
        return scrubbed;
    }

    /** Messages heard and not kept: too fast, too late, unreadable or of nobody. */
    public long leftOut() {
        return left.get();
    }

    /** True when no more is written: the bound is reached, or the disk refuses, see {@link #failure}. */
    public boolean isFull() {
        return full;
    }

    /** Why the disk refused; empty when it did not. */
    public String failure() {
        return failure;
    }

    /** The device a native topic names; null when it names none, or is none a device publishes under. */
    public static @Nullable String deviceOf(String topic) {
        String[] levels = topic.split("/", -1);
        return levels.length == 3
                        && levels[0].equals("anju")
                        && Set.of("telemetry", "event", "status").contains(levels[2])
                ? levels[1]
                : null;
    }

    /** Closes the file and deletes it. */
    public void discard() {
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            failure = e.toString();
        }
    }

    /** Writes what was handed over and closes the file. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_WITHIN_S, TimeUnit.SECONDS)) {
                failure = "the disk did not take the rest within " + CLOSE_WITHIN_S + " s";
            }
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            failure = e.toString();
        }
    }
}
