package org.anju.gateway.live;

import org.anju.gateway.model.Field;

/**
 * The newest value of one field.
 *
 * @param value Double, Long, Boolean or String after the type of the field
 * @param tsMs device time, epoch milliseconds
 * @param receivedMs gateway time
 * @param quality bits of {@link org.anju.gateway.model.Quality}
 */
public record LatestValue(Field field, Object value, long tsMs, long receivedMs, int quality) {}
