package org.anju.sim.fleet;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.anju.sim.BadInputException;

/** The system's limit of open files, of which every connection takes one. */
public final class FileLimit {
    private static final int OTHER_FILES = 128;

    private FileLimit() {}

    /**
     * Checks that {@code connections} fit under the process's limit.
     *
     * @throws BadInputException naming the limit and how to raise it
     */
    public static void check(int connections) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            check(connections, system.getMaxFileDescriptorCount());
        }
    }

    static void check(int connections, long limit) {
        long needed = (long) connections + OTHER_FILES;
        if (needed > limit) {
            throw new BadInputException(connections + " connections need " + needed
                    + " file descriptors but this process may open " + limit + "; raise the limit with: ulimit -n "
                    + needed + ", or choose a smaller fleet");
        }
    }
}
