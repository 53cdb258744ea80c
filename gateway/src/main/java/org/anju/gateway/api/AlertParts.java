package org.anju.gateway.api;

import org.anju.gateway.alert.DryRun;
import org.anju.gateway.alert.IncidentBook;
import org.anju.gateway.alert.MaintenanceBook;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.RuleDesk;

/** What the API shows and does around alerts: incidents, maintenance windows, rules. */
public record AlertParts(
        IncidentBook incidents, MaintenanceBook maintenance, RuleDesk rules, DryRun dryRun, Names names) {}
