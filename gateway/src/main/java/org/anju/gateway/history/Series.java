package org.anju.gateway.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of {@link TimeSeriesStore#query}.
 *
 * @param columns {@code ts} first
 * @param rows one list per row in time order; the first cell is a Long of epoch milliseconds, others are Double, Long, Boolean, String or
 *     null
 * @param truncated whether more rows exist than were asked for
 */
public record Series(List<String> columns, List<List<@Nullable Object>> rows, boolean truncated) {}
