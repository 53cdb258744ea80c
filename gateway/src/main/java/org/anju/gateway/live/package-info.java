/**
 * What browsers see now: {@link org.anju.gateway.live.LiveView} follows the journal and keeps the latest value of every field and the
 * presence of every device; {@link org.anju.gateway.live.LiveFeed} carries what changed to every open page, at most four times a second. A
 * slow page gets its changes merged and never slows anything else. Nothing here knows HTTP or SQL.
 */
@NullMarked
package org.anju.gateway.live;

import org.jspecify.annotations.NullMarked;
