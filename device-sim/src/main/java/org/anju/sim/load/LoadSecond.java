package org.anju.sim.load;

/**
 * One second of a load.
 *
 * @param atS seconds since the first message
 * @param sent messages sent in it
 * @param acknowledged messages acknowledged in it
 * @param waiting messages that had fallen due and were not sent at its end
 * @param connected connections at its end
 * @param p50Us median of the latency from the due time, microseconds
 * @param p99Us its 99th percentile
 * @param maxUs its maximum
 * @param latenessMaxUs how late this process itself was at worst, microseconds
 * @param cpuPct processor time of this process in percent of one core
 */
public record LoadSecond(
        double atS,
        long sent,
        long acknowledged,
        long waiting,
        int connected,
        long p50Us,
        long p99Us,
        long maxUs,
        long latenessMaxUs,
        double cpuPct) {}
