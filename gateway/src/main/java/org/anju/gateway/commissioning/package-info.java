/**
 * Commissioning (调试验收): an installer stands before a device, the gateway watches it come online, report plausible values and raise the alert
 * of its test, and somebody signs. {@link org.anju.gateway.commissioning.Commissioning} is what was seen; everything in it comes from the live
 * view and the alerts, nothing from what the installer says. {@link org.anju.gateway.commissioning.CommissioningDesk} begins and ends them,
 * {@link org.anju.gateway.commissioning.CommissioningWatch} watches, {@link org.anju.gateway.commissioning.CommissioningStore} keeps them; what
 * has ended never changes again. {@link org.anju.gateway.commissioning.TestAlerts} proves the way from a compound to the bureau.
 */
@NullMarked
package org.anju.gateway.commissioning;

import org.jspecify.annotations.NullMarked;
