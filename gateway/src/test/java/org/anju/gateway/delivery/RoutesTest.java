package org.anju.gateway.delivery;

import static org.anju.gateway.delivery.Alerts.alert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.anju.gateway.model.Category;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Recipient BUREAU = recipient("bureau");
    private static final Recipient MANAGER = recipient("manager");

    private final Routes routes = new Routes(
            List.of(
                    new Route("bureau", Set.of(Category.SECURITY, Category.FIRE), 2, Set.of(), Set.of()),
                    new Route("manager", Set.of(), 4, Set.of("A1"), Set.of("A2-C07")),
                    new Route("bureau", Set.of(Category.RESCUE), 4, Set.of(), Set.of())),
            List.of(BUREAU, MANAGER));

    @Test
    void choosesByCategoryAndSeverity() {
        assertEquals(List.of("bureau"), routes.recipients(alert(Category.FIRE, 2, "A9", "A9-C01")));
        assertEquals(List.of(), routes.recipients(alert(Category.FIRE, 3, "A9", "A9-C01")));
        assertEquals(List.of("bureau"), routes.recipients(alert(Category.RESCUE, 4, "A9", "A9-C01")));
    }

    @Test
    void choosesByAreaOrSingleCompound() {
        assertEquals(List.of("manager"), routes.recipients(alert(Category.FACILITY, 4, "A1", "A1-C03")));
        assertEquals(List.of("manager"), routes.recipients(alert(Category.FACILITY, 4, "A2", "A2-C07")));
        assertEquals(List.of(), routes.recipients(alert(Category.FACILITY, 4, "A2", "A2-C08")));
    }

    @Test
    void tellsARecipientOnceThoughTwoRoutesChooseIt() {
        Routes twice = new Routes(
                List.of(
                        new Route("bureau", Set.of(), 4, Set.of(), Set.of()),
                        new Route("bureau", Set.of(), 1, Set.of(), Set.of())),
                List.of(BUREAU));
        assertEquals(List.of("bureau"), twice.recipients(alert(Category.FIRE, 1, "A1", "A1-C01")));
    }

    @Test
    void refusesARouteToNobody() {
        List<Route> toNobody = List.of(new Route("buraeu", Set.of(), 4, Set.of(), Set.of()));
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> new Routes(toNobody, List.of(BUREAU)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("buraeu"));
    }

    @Test
    void refusesASeverityThatDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> new Route("bureau", Set.of(), 5, Set.of(), Set.of()));
    }

    @Test
    void neverShowsASecret() {
        assertFalse(BUREAU.toString().contains("whsec_"));
    }

    private static Recipient recipient(String id) {
        return new Recipient(id, id, "webhook", URI.create("http://127.0.0.1:1/"), List.of("whsec_secret"));
    }
}
