package org.anju.gateway.alert;

import java.util.List;
import org.anju.gateway.model.Alert;
import org.jspecify.annotations.Nullable;

/**
 * A page of alerts.
 *
 * @param next cursor of the next page, null on the last
 */
public record AlertPage(List<Alert> items, @Nullable String next) {}
