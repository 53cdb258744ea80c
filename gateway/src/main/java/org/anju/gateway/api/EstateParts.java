package org.anju.gateway.api;

import org.anju.gateway.coverage.Coverage;
import org.anju.gateway.coverage.PolicyDesk;
import org.anju.gateway.coverage.Reports;
import org.anju.gateway.coverage.Trend;
import org.anju.gateway.estate.RegisterDesk;

/** What the API shows and does about the register and its coverage. */
public record EstateParts(
        RegisterDesk register, Coverage coverage, PolicyDesk policies, Trend trend, Reports reports) {}
