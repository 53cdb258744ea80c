package org.anju.gateway.api;

import org.anju.gateway.commissioning.CommissioningDesk;
import org.anju.gateway.commissioning.TestAlerts;

/** What the API shows and does about commissioning and test alerts. */
public record CommissioningParts(CommissioningDesk desk, TestAlerts testAlerts) {}
