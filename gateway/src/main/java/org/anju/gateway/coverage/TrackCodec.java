package org.anju.gateway.coverage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** A device's track as bytes: a version, the name of its kind, then what the track writes. */
final class TrackCodec {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 1_200;

    private TrackCodec() {}

    static byte[] encode(DeviceTrack track) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(track.kind().name());
            track.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The track of a device of that kind, null when the bytes are damaged, of another version, or of another kind. */
    static @Nullable DeviceTrack decode(byte[] state, Kind kind) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            return in.readByte() == VERSION && in.readUTF().equals(kind.name()) ? DeviceTrack.read(kind, in) : null;
        } catch (IOException | IllegalArgumentException damaged) {
            return null;
        }
    }
}
