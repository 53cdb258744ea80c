package org.anju.sim.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.sim.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * A recording that was read through once and found good: every line of it can be played.
 *
 * @param beganMs when it began, epoch milliseconds
 * @param lastMs its last message, milliseconds from its begin
 * @param kinds its devices with their kinds, an empty text where a kind is not known
 * @param isCutShort whether its last line is incomplete, as when the recorder was killed; that line is not played
 */
public record Recording(
        Path file, long beganMs, long messages, long lastMs, Map<String, String> kinds, boolean isCutShort) {

    public Recording {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }

    /**
     * Reads a recording through.
     *
     * @throws BadInputException naming file, line, what is wrong and the remedy
     */
    public static Recording of(Path file) {
        try (Lines lines = new Lines(file)) {
            long beganMs = lines.beganMs();
            Map<String, String> kinds = new LinkedHashMap<>();
            long messages = 0;
            long lastMs = 0;
            for (Recorded message = lines.next(); message != null; message = lines.next()) {
                messages++;
                lastMs = Math.max(lastMs, message.atMs());
                kinds.putIfAbsent(message.device(), message.kind() == null ? "" : message.kind());
            }
            if (messages == 0) {
                throw new BadInputException(file + " holds no message; record while devices publish");
            }
            return new Recording(file, beganMs, messages, lastMs, kinds, lines.isCutShort());
        }
    }

    /** Its messages from the first on. */
    Lines lines() {
        Lines lines = new Lines(file);
        lines.beganMs();
        return lines;
    }

    /** Reads message by message. */
    static final class Lines implements AutoCloseable {
        private static final int LONGEST = 4 * 1024 * 1024;

        private final Path file;
        private final BufferedReader reader;
        private int number;
        private boolean cutShort;
        private boolean ended;

        Lines(Path file) {
            this.file = file;
            try {
                // Lenient: a recorder that was killed may have left half a character behind.
                this.reader =
                        new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                throw new BadInputException(
                        "recording " + file + " does not exist; make one with: device-sim record " + file, e);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        long beganMs() {
            String line = line();
            try {
                return RecordingFormat.began(line == null ? "" : line);
            } catch (RecordingFormat.BadLineException e) {
                throw new BadInputException(file + ":1: " + e.getMessage(), e);
            }
        }

        /** The next message; null after the last one. */
        @Nullable
        Recorded next() {
            String line = line();
            if (line == null) {
                return null;
            }
            try {
                return RecordingFormat.message(line);
            } catch (RecordingFormat.BadLineException e) {
                if (ended) {
                    cutShort = true;
                    return null;
                }
                throw new BadInputException(
                        file + ":" + number + ": " + e.getMessage() + "; delete the line, or record again", e);
            }
        }

        boolean isCutShort() {
            return cutShort;
        }

        /** The next line without its end; what has no end is the last one. */
        private @Nullable String line() {
            StringBuilder line = new StringBuilder();
            number++;
            try {
                for (int c = reader.read(); c != '\n'; c = reader.read()) {
                    if (c < 0) {
                        ended = true;
                        return line.isEmpty() ? null : line.toString();
                    }
                    if (line.length() == LONGEST) {
                        throw new BadInputException(file + ":" + number + ": is longer than " + LONGEST
                                + " characters; delete the line, or record again");
                    }
                    line.append((char) c);
                }
                return line.toString();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        private BadInputException unreadable(IOException e) {
            return new BadInputException("recording " + file + " cannot be read (" + e + "); give a readable file", e);
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }
}
