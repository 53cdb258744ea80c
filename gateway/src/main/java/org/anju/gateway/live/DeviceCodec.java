package org.anju.gateway.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.PresenceState;
import org.jspecify.annotations.Nullable;

/** Device state as bytes: a version, then presence, then fields by name, so that it outlives changes of the profile. */
final class DeviceCodec {
    private static final int VERSION = 1;

    private DeviceCodec() {}

    static byte[] encode(DeviceNow now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            PresenceNow presence = now.presence();
            out.writeUTF(presence.state().name());
            out.writeLong(presence.sinceMs());
            out.writeLong(presence.epoch());
            out.writeUTF(presence.reason());
            out.writeShort(now.values().size());
            for (LatestValue value : now.values()) {
                write(out, value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, LatestValue value) throws IOException {
        out.writeUTF(value.field().name());
        out.writeUTF(value.field().type().name());
        if (value.value() instanceof String text) {
            out.writeUTF(text);
        } else if (value.value() instanceof Boolean flag) {
            out.writeDouble(flag ? 1 : 0);
        } else if (value.value() instanceof Number number) {
            out.writeDouble(number.doubleValue());
        }
        out.writeLong(value.tsMs());
        out.writeLong(value.receivedMs());
        out.writeByte(value.quality());
    }

    /** The state for a kind, or null when it is damaged or of an unknown version; fields the kind no longer has are dropped. */
    static @Nullable DeviceCells decode(byte[] state, Kind kind) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            if (in.readByte() != VERSION) {
                return null;
            }
            DeviceCells cells = new DeviceCells(kind);
            PresenceState presence = PresenceState.valueOf(in.readUTF());
            cells.presence(new PresenceNow(presence, in.readLong(), in.readLong(), in.readUTF()));
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                read(in, kind, cells);
            }
            return cells;
        } catch (IOException | IllegalArgumentException damaged) {
            return null;
        }
    }

    private static void read(DataInputStream in, Kind kind, DeviceCells cells) throws IOException {
        Field field = kind.field(in.readUTF());
        FieldType type = FieldType.valueOf(in.readUTF());
        String text = type == FieldType.TEXT ? in.readUTF() : null;
        double number = type == FieldType.TEXT ? Double.NaN : in.readDouble();
        long tsMs = in.readLong();
        long receivedMs = in.readLong();
        int quality = in.readByte();
        if (field != null && field.type() == type) {
            cells.set(field.slot(), number, text, tsMs, receivedMs, quality);
        }
    }
}
