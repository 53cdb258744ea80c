package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresPeopleTest implements PeopleContract, SavedViewContract {
    @RegisterExtension
    static final OnPostgres POSTGRES =
            new OnPostgres("user_session", "api_token", "user_account", "saved_view", "live_state", "dead_letter");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
