package org.anju.gateway.command;

import org.jspecify.annotations.Nullable;

/**
 * A command that was sent.
 *
 * @param device id of the device
 * @param params JSON object
 * @param by user name of who sent it
 * @param sentMs epoch milliseconds
 * @param settledMs when it was answered or given up, epoch milliseconds; null while it is on its way
 * @param result JSON value the device answered with; null when it gave none
 */
public record Command(
        String id,
        String device,
        String method,
        String params,
        String by,
        CommandState state,
        long sentMs,
        @Nullable Long settledMs,
        @Nullable String result) {}
