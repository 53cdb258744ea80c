package org.anju.gateway.estate;

/** Takes in a register of areas, compounds, buildings and devices. Blocks: not for event loops. */
@FunctionalInterface
public interface EstateImport {
    /**
     * Adds and changes what the file names; nothing is ever removed. The same file a second time changes nothing.
     *
     * @param contentType {@code application/json} or {@code text/csv}
     * @param dryRun report only
     * @param partial import the good rows although others are refused; otherwise one refused row refuses all
     * @return what was, or would be, done; a file that cannot be read at all is one refusal
     */
    ImportReport run(String contentType, byte[] body, boolean dryRun, boolean partial);
}
