package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRegisterTest implements RegisterContract, CoverageContract, RoutingContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres(
            "setting",
            "area",
            "compound",
            "building",
            "feature",
            "device",
            "device_sheet",
            "device_status",
            "device_photo",
            "coverage_state",
            "coverage_standing",
            "coverage_day",
            "coverage_policy",
            "acceptance_report",
            "alert",
            "receipt",
            "routing_book",
            "routing_edit",
            "alert_routing");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
