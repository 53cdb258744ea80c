package org.anju.gateway.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/** How much is logged, at run time. Changes last until the next start. Thread-safe. */
final class LogLevels {
    private LogLevels() {}

    /** Every logger with a level of its own, by name; the root is called {@code ROOT}. */
    static Map<String, String> all() {
        Map<String, String> levels = new TreeMap<>();
        for (Logger logger : context().getLoggerList()) {
            if (logger.getLevel() != null) {
                levels.put(logger.getName(), logger.getLevel().toString());
            }
        }
        return levels;
    }

    /**
     * Sets the level of a logger and those below it.
     *
     * @param level a level of SLF4J, or {@code default} for that of the logger above
     */
    static void set(String logger, String level) {
        boolean root = logger.equals(org.slf4j.Logger.ROOT_LOGGER_NAME);
        context()
                .getLogger(logger)
                .setLevel(level.equals("default") ? (root ? Level.WARN : null) : Level.valueOf(level));
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
