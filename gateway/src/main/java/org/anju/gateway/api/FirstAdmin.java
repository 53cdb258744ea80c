package org.anju.gateway.api;

import java.util.Optional;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** The first user, made when there is none: nothing has a default password. */
public final class FirstAdmin {
    /** Its user name. */
    public static final String USERNAME = "admin";

    private FirstAdmin() {}

    /**
     * Makes the user {@value #USERNAME} with every right unless there are users already.
     *
     * @param chosen the password to set (ANJU_ADMIN_PASSWORD); null or empty to generate one
     * @return the generated password, to be shown once; empty when none was generated
     */
    public static Optional<String> ensure(Users users, Secrets secrets, @Nullable String chosen) {
        if (!users.isEmpty()) {
            return Optional.empty();
        }
        if (chosen != null && !chosen.isEmpty()) {
            users.create(new Account(USERNAME, Role.ADMIN, Scope.CITY), chosen);
            return Optional.empty();
        }
        String password = secrets.password();
        users.create(new Account(USERNAME, Role.ADMIN, Scope.CITY), password);
        return Optional.of(password);
    }
}
