package org.anju.gateway.alert;

import org.jspecify.annotations.Nullable;

/** A rule as read; {@code rule} is null when it is switched off or has mistakes. */
record Draft(String id, String file, int line, @Nullable Rule rule) {}
