package org.anju.gateway.alert;

/**
 * A mistake in a rule file.
 *
 * @param file name of the file
 * @param line line of the key or value in question, from 1
 * @param key key in question, empty when it is the file as a whole
 * @param message what is wrong and what to do
 */
public record RuleProblem(String file, int line, String key, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
