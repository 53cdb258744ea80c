package org.anju.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anju.sim.BadInputException;

/** Writes results to files the user named. */
final class OutputFile {
    private OutputFile() {}

    /** Finds out before a long run whether the file can be written after it. */
    static void check(Path file, String option) {
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = Files.exists(file) ? Files.isWritable(file) : folder != null && Files.isWritable(folder);
        if (!writable || Files.isDirectory(file)) {
            throw new BadInputException(
                    option + " " + file + " cannot be written; give a file in a folder that exists");
        }
    }

    static void write(Path file, String text, String option) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInputException("cannot write " + file + " (" + e + "); give a writable " + option, e);
        }
    }
}
