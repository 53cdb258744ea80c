package org.anju.gateway.alert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Text;

/**
 * A device's state as bytes. Fields and rules are written by name: those that no longer exist are passed over when read, except that an
 * active alert of a vanished rule is remembered as an orphan. The first byte is the version of the form.
 */
final class StateCodec {
    private static final int VERSION = 1;

    private StateCodec() {}

    static byte[] encode(DeviceState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            Device device = state.device;
            out.writeUTF(device.kind().name());
            out.writeUTF(device.area());
            out.writeUTF(device.compound());
            out.writeUTF(device.building());
            out.writeUTF(device.name());
            out.writeLong(state.epoch);
            out.writeLong(state.newestTsMs);
            long[] fingerprints = state.fingerprints();
            out.writeByte(fingerprints.length);
            for (long fingerprint : fingerprints) {
                out.writeLong(fingerprint);
            }
            writeFacts(state, out);
            writeCells(state, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeFacts(DeviceState state, DataOutputStream out) throws IOException {
        boolean[] kept = state.rules.remembered.clone();
        for (Cell cell : state.cells) {
            if (cell != null && cell.sinceMs != 0) {
                cell.rule.condition().reads().forEach(field -> kept[field.slot()] = true);
            }
        }
        List<Field> known = new ArrayList<>();
        for (Field field : state.rules.kind.slots()) {
            if (kept[field.slot()] && state.facts.knows(field)) {
                known.add(field);
            }
        }
        out.writeShort(known.size());
        for (Field field : known) {
            out.writeUTF(field.name());
            String text = state.facts.texts[field.slot()];
            out.writeBoolean(text != null);
            if (text != null) {
                out.writeUTF(text);
            } else {
                out.writeDouble(state.facts.numbers[field.slot()]);
            }
        }
    }

    private static void writeCells(DeviceState state, DataOutputStream out) throws IOException {
        List<Cell> busy = new ArrayList<>();
        for (Cell cell : state.cells) {
            if (cell != null && !cell.idle()) {
                busy.add(cell);
            }
        }
        out.writeShort(busy.size());
        for (Cell cell : busy) {
            out.writeUTF(cell.rule.id());
            String alertId = cell.alertId;
            out.writeUTF(alertId == null ? "" : alertId);
            out.writeLong(cell.sinceMs);
            out.writeLong(cell.lastMs);
            out.writeLong(cell.reportedMs);
            out.writeInt(cell.unreported);
            out.writeLong(cell.dueMs);
        }
    }

    static DeviceState decode(String id, byte[] bytes, RuleSet rules) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("alert state of device " + id + " has form " + version
                        + ", this program knows " + VERSION + ": run the version of the program that wrote it");
            }
            String kindName = in.readUTF();
            Kind known = rules.kind(kindName);
            Kind kind = known != null
                    ? known
                    : Kind.of(kindName, new Text(kindName, kindName), "", 0, List.of(), Map.of(), Map.of());
            Device device = new Device(new DeviceId(id), kind, in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
            DeviceState state = new DeviceState(device, rules.of(kindName, kind));
            state.epoch = in.readLong();
            state.newestTsMs = in.readLong();
            for (int left = in.readByte(); left > 0; left--) {
                state.remember(in.readLong());
            }
            readFacts(state, in);
            readCells(state, in);
            return state;
        } catch (IOException e) {
            throw new IllegalArgumentException("alert state of device " + id + " is damaged", e);
        }
    }

    private static void readFacts(DeviceState state, DataInputStream in) throws IOException {
        for (int left = in.readShort(); left > 0; left--) {
            Field field = state.rules.kind.field(in.readUTF());
            if (in.readBoolean()) {
                String text = in.readUTF();
                if (field != null && field.isText()) {
                    state.facts.texts[field.slot()] = text;
                }
            } else {
                double number = in.readDouble();
                if (field != null && !field.isText()) {
                    state.facts.numbers[field.slot()] = number;
                }
            }
        }
    }

    private static void readCells(DeviceState state, DataInputStream in) throws IOException {
        for (int left = in.readShort(); left > 0; left--) {
            String rule = in.readUTF();
            Integer ordinal = state.rules.ordinal(rule);
            Cell cell = ordinal == null ? null : state.cell(ordinal);
            String alertId = in.readUTF();
            if (cell == null) {
                in.skipNBytes(4 * Long.BYTES + Integer.BYTES);
                if (!alertId.isEmpty()) {
                    state.orphans.add(rule);
                }
                continue;
            }
            cell.alertId = alertId.isEmpty() ? null : alertId;
            cell.sinceMs = in.readLong();
            cell.lastMs = in.readLong();
            cell.reportedMs = in.readLong();
            cell.unreported = in.readInt();
            cell.dueMs = in.readLong();
        }
    }
}
