package org.anju.gateway.api;

import org.anju.gateway.model.Scope;

/** A user: what for, and for which part of the estate. */
public record Account(String username, Role role, Scope scope) {}
