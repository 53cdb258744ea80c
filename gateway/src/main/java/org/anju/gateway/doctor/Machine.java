package org.anju.gateway.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Whether the machine gives the gateway what it needs. */
final class Machine {
    static final long LEAST_HEAP = 256L << 20;
    static final long LEAST_FILES = 4_096;

    private final long maxHeap;
    private final long maxFiles;

    Machine() {
        this(Runtime.getRuntime().maxMemory(), limitOfFiles());
    }

    Machine(long maxHeap, long maxFiles) {
        this.maxHeap = maxHeap;
        this.maxFiles = maxFiles;
    }

    private static long limitOfFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                maxHeap < LEAST_HEAP
                        ? Finding.fault(
                                "memory",
                                "Java may use " + (maxHeap >> 20) + " MB only",
                                "start it with -Xmx512m or more (a machine of 2 GB bears -Xmx768m)")
                        : Finding.ok("memory", "Java may use " + (maxHeap >> 20) + " MB"));
        findings.add(
                maxFiles < LEAST_FILES
                        ? Finding.fault(
                                "files",
                                "only " + maxFiles + " files and connections may be open at once",
                                "raise the limit: LimitNOFILE=65536 in the systemd unit, or ulimit -n 65536")
                        : Finding.ok("files", maxFiles + " files and connections may be open at once"));
        return findings;
    }
}
