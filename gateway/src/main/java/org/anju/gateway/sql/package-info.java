/**
 * The SQL store: registry, alerts, deliveries, checkpoints, users, dead letters, on SQLite or PostgreSQL with the same statements. Each
 * class implements an interface of the package that needs the data; {@link org.anju.gateway.sql.SqlStore} owns connections, transactions
 * and the schema. Calls block: never on an event loop.
 */
@NullMarked
package org.anju.gateway.sql;

import org.jspecify.annotations.NullMarked;
