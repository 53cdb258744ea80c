package org.anju.gateway.doctor;

import java.util.List;

/** Looks at one thing; changes nothing. May block for some seconds. */
@FunctionalInterface
public interface Check {
    List<Finding> look();
}
