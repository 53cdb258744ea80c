package org.anju.gateway.alert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Text;

/**
 * A subject's state as bytes. Fields and rules are written by name: those that no longer exist are passed over when read, except that an
 * active alert of a vanished rule is remembered as an orphan. The first byte is the version of the form.
 */
final class StateCodec {
    private static final int VERSION = 2;

    private StateCodec() {}

    static byte[] encode(Subject subject) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            Whereabouts where = subject.where;
            out.writeBoolean(where.device() != null);
            out.writeUTF(where.kind());
            out.writeUTF(where.area());
            out.writeUTF(where.compound());
            out.writeUTF(where.building());
            out.writeUTF(where.name());
            out.writeLong(subject.epoch);
            out.writeUTF(subject.presence.name());
            out.writeLong(subject.presenceSinceMs);
            out.writeLong(subject.newestTsMs);
            long[] fingerprints = subject.fingerprints();
            out.writeByte(fingerprints.length);
            for (long fingerprint : fingerprints) {
                out.writeLong(fingerprint);
            }
            writeFacts(subject, out);
            writeCells(subject, out);
            out.writeShort(subject.orphans.size());
            for (String orphan : subject.orphans) {
                out.writeUTF(orphan);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeFacts(Subject subject, DataOutputStream out) throws IOException {
        boolean[] kept = subject.rules.remembered.clone();
        for (Cell cell : subject.cells) {
            if (cell != null && cell.sinceMs != 0) {
                cell.condition.reads().forEach(field -> kept[field.slot()] = true);
            }
        }
        List<Field> known = new ArrayList<>();
        for (Field field : subject.rules.kind.slots()) {
            if (kept[field.slot()] && subject.facts.knows(field)) {
                known.add(field);
            }
        }
        out.writeShort(known.size());
        for (Field field : known) {
            out.writeUTF(field.name());
            String text = subject.facts.texts[field.slot()];
            out.writeBoolean(text != null);
            if (text != null) {
                out.writeUTF(text);
            } else {
                out.writeDouble(subject.facts.numbers[field.slot()]);
            }
        }
    }

    private static void writeCells(Subject subject, DataOutputStream out) throws IOException {
        List<Cell> busy = new ArrayList<>();
        for (Cell cell : subject.cells) {
            if (cell != null && !cell.idle()) {
                busy.add(cell);
            }
        }
        out.writeShort(busy.size());
        for (Cell cell : busy) {
            byte[] bytes = cell(cell);
            out.writeUTF(cell.rule.id());
            out.writeUTF(cell.rule.version());
            out.writeBoolean(cell.active() && !cell.rule.shadow());
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static byte[] cell(Cell cell) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeCell(cell, out);
        }
        return bytes.toByteArray();
    }

    private static void writeCell(Cell cell, DataOutputStream out) throws IOException {
        String alertId = cell.alertId;
        out.writeUTF(alertId == null ? "" : alertId);
        out.writeLong(cell.lastMs);
        out.writeLong(cell.reportedMs);
        out.writeInt(cell.unreported);
        out.writeLong(cell.raisedMs);
        out.writeLong(cell.raisedBeforeMs);
        out.writeBoolean(cell.chattering);
        out.writeLong(cell.calmMs);
        out.writeLong(cell.sinceMs);
        out.writeLong(cell.dueMs);
        out.writeInt(cell.level);
        out.writeBoolean(cell.inhibited);
        out.writeBoolean(cell.dismissed);
        Collection<Cell.Mark> marks = cell.marksKept();
        out.writeShort(marks.size());
        for (Cell.Mark mark : marks) {
            out.writeLong(mark.atMs());
            out.writeDouble(mark.number());
            out.writeUTF(mark.text());
        }
        out.writeByte(cell.branches.size());
        for (Cell branch : cell.branches) {
            writeCell(branch, out);
        }
    }

    static Subject decode(String id, byte[] bytes, RuleSet rules) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("alert state of " + id + " has form " + version
                        + ", this program knows " + VERSION + ": run the version of the program that wrote it");
            }
            boolean device = in.readBoolean();
            String kindName = in.readUTF();
            Kind known = rules.kind(kindName);
            Kind kind = known != null
                    ? known
                    : Kind.of(kindName, new Text(kindName, kindName), "", 0, List.of(), Map.of(), Map.of());
            Whereabouts where = new Whereabouts(
                    device ? id : null, kindName, in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
            Subject subject = new Subject(id, where, rules.of(kindName, kind));
            subject.epoch = in.readLong();
            subject.presence = PresenceState.valueOf(in.readUTF());
            subject.presenceSinceMs = in.readLong();
            subject.newestTsMs = in.readLong();
            for (int left = in.readByte(); left > 0; left--) {
                subject.remember(in.readLong());
            }
            readFacts(subject, in);
            readCells(subject, in);
            for (int left = in.readShort(); left > 0; left--) {
                subject.orphans.add(in.readUTF());
            }
            return subject;
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("alert state of " + id + " is damaged", e);
        }
    }

    private static void readFacts(Subject subject, DataInputStream in) throws IOException {
        for (int left = in.readShort(); left > 0; left--) {
            Field field = subject.rules.kind.field(in.readUTF());
            if (in.readBoolean()) {
                String text = in.readUTF();
                if (field != null && field.isText()) {
                    subject.facts.texts[field.slot()] = text;
                }
            } else {
                double number = in.readDouble();
                if (field != null && !field.isText()) {
                    subject.facts.numbers[field.slot()] = number;
                }
            }
        }
    }

    private static void readCells(Subject subject, DataInputStream in) throws IOException {
        for (int left = in.readShort(); left > 0; left--) {
            String rule = in.readUTF();
            String version = in.readUTF();
            boolean raised = in.readBoolean();
            byte[] bytes = in.readNBytes(in.readInt());
            Integer ordinal = subject.rules.ordinal(rule);
            if (ordinal == null) {
                if (raised) {
                    subject.orphans.add(rule);
                }
                continue;
            }
            Cell cell = subject.cell(ordinal);
            if (cell.rule.shadow() && raised) {
                // A rule that was in force runs in shadow now.
                subject.orphans.add(rule);
                continue;
            }
            try (DataInputStream inner = new DataInputStream(new ByteArrayInputStream(bytes))) {
                if (cell.rule.version().equals(version)) {
                    readCell(cell, inner);
                } else if (raised) {
                    cell.alertId = inner.readUTF();
                    cell.lastMs = inner.readLong();
                    cell.reportedMs = inner.readLong();
                    goOn(cell);
                }
            }
        }
    }

    /** The alert of a rule that is written differently now: what the new condition says ends it, preferably its values. */
    private static void goOn(Cell cell) {
        boolean values = cell.branches.stream().anyMatch(branch -> branch.condition instanceof Threshold);
        for (Cell branch : cell.branches) {
            if (!values || branch.condition instanceof Threshold) {
                branch.alertId = Cell.BRANCH_ACTIVE;
                branch.lastMs = cell.lastMs;
                branch.reportedMs = cell.reportedMs;
                branch.dueMs = Math.max(1, cell.lastMs);
            }
        }
        cell.dueMs = Math.max(1, cell.lastMs);
    }

    private static void readCell(Cell cell, DataInputStream in) throws IOException {
        String alertId = in.readUTF();
        cell.alertId = alertId.isEmpty() ? null : alertId;
        cell.lastMs = in.readLong();
        cell.reportedMs = in.readLong();
        cell.unreported = in.readInt();
        cell.raisedMs = in.readLong();
        cell.raisedBeforeMs = in.readLong();
        cell.chattering = in.readBoolean();
        cell.calmMs = in.readLong();
        cell.sinceMs = in.readLong();
        cell.dueMs = in.readLong();
        cell.level = in.readInt();
        cell.inhibited = in.readBoolean();
        cell.dismissed = in.readBoolean();
        for (int left = in.readShort(); left > 0; left--) {
            cell.marks().addLast(new Cell.Mark(in.readLong(), in.readDouble(), in.readUTF()));
        }
        int branches = in.readByte();
        for (int i = 0; i < branches && i < cell.branches.size(); i++) {
            readCell(cell.branches.get(i), in);
        }
    }
}
