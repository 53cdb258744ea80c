/** The ways an alert leaves the gateway, one file each; {@link org.anju.gateway.delivery.channel.Channels} lists them. */
@NullMarked
package org.anju.gateway.delivery.channel;

import org.jspecify.annotations.NullMarked;
