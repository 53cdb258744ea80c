package org.anju.gateway.alert;

import static org.anju.gateway.alert.Script.device;
import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.presence;
import static org.anju.gateway.alert.Script.says;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.PresenceState;
import org.junit.jupiter.api.Test;

/** Who is taken out of the register leaves nothing open and is heard of no more. */
class RemovedTest {
    private static final Set<String> COMPOUNDS = Set.of("A1-C01");
    private static final Device GATE = Script.GATE;
    private static final Device CHARGER = Script.CHARGER;

    private final Replica replica = new Replica(Script.builtIn());

    private static Set<String> ids(List<Device> devices) {
        return devices.stream().map(device -> device.id().value()).collect(Collectors.toSet());
    }

    @Test
    void whatIsOpenAboutADeviceEndsWithAReason() {
        replica.feed(
                happens(1, GATE, "duress"),
                happens(1, GATE, "forced_open"),
                says(1, CHARGER, "residual_current_ma", 40),
                says(2, CHARGER, "residual_current_ma", 1),
                says(3, CHARGER, "smoke", true));
        replica.register(Set.of(), COMPOUNDS);
        assertEquals(4, replica.open().size(), "it ends with the next entry");
        replica.feed(tick(4));
        assertEquals(List.of(), replica.open());
        for (Alert alert : replica.alerts.values()) {
            assertEquals(AlertState.CLOSED, alert.state(), alert.toString());
            assertEquals("removed", alert.clearReason());
            assertNull(alert.acknowledgedBy());
            long cleared = Objects.requireNonNull(alert.clearedMs());
            assertEquals(Script.at(alert.rule().equals("charger.residual_current") ? 2 : 4), cleared);
        }
        assertFalse(replica.kept().contains(GATE.id().value()));
    }

    @Test
    void aRestartBeforeTheNextEntryForgetsNothing() {
        replica.feed(happens(1, GATE, "duress"));
        replica.register(Set.of(), COMPOUNDS)
                .restart()
                .register(Set.of(), COMPOUNDS)
                .feed(tick(2));
        assertEquals(List.of(), replica.open());
        replica.restart().register(Set.of(), COMPOUNDS).feed(tick(3));
        assertEquals(
                1,
                replica.log.stream()
                        .filter(line -> line.startsWith("Gone"))
                        .filter(line -> line.contains(GATE.id().value()))
                        .count());
    }

    @Test
    void nobodyWaitsForARetiredDevice() {
        replica.feed(
                presence(1, GATE, PresenceState.ONLINE, 1),
                presence(2, GATE, PresenceState.OFFLINE, 1),
                presence(2, Script.ELEVATOR, PresenceState.ONLINE, 1));
        replica.register(Set.of(), COMPOUNDS);
        // Its farewell was read from the journal before the register changed.
        replica.feed(tick(3), presence(4, GATE, PresenceState.OFFLINE, 1), happens(4, GATE, "duress"), tick(90_000));
        assertEquals(List.of(), List.copyOf(replica.alerts.values()));
        assertFalse(replica.kept().contains(GATE.id().value()));
    }

    @Test
    void aDeviceThatIsRegisteredAgainBeginsAnew() {
        Set<String> registered = Set.of(GATE.id().value());
        replica.feed(happens(1, GATE, "duress"));
        replica.register(Set.of(), COMPOUNDS).feed(tick(2));
        replica.register(registered, COMPOUNDS).feed(happens(3, GATE, "duress"));
        assertEquals(List.of("gate.duress"), replica.active());
        assertEquals(2, replica.alerts.size());
        assertTrue(replica.kept().contains(GATE.id().value()));
    }

    @Test
    void anOutageEndsWithThoseWhoAreLeft() {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            devices.add(device("A1-C01-lamp-00" + i, "lamp"));
        }
        devices.forEach(device -> replica.feed(presence(1, device, PresenceState.ONLINE, 1)));
        devices.forEach(device -> replica.feed(presence(10, device, PresenceState.OFFLINE, 1)));
        replica.feed(tick(40));
        assertEquals(List.of("compound.uplink_lost"), replica.active());
        replica.register(ids(devices.subList(0, 2)), COMPOUNDS).feed(tick(41));
        assertEquals(List.of("compound.uplink_lost"), replica.active());
        replica.feed(
                presence(42, devices.get(0), PresenceState.ONLINE, 2),
                presence(42, devices.get(1), PresenceState.ONLINE, 2));
        assertEquals(List.of(), replica.active());
    }

    @Test
    void aCompoundThatIsGoneTakesItsOwnAlertsWithIt() {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            devices.add(device("A1-C01-lamp-00" + i, "lamp"));
        }
        devices.forEach(device -> replica.feed(presence(1, device, PresenceState.ONLINE, 1)));
        devices.forEach(device -> replica.feed(presence(10, device, PresenceState.OFFLINE, 1)));
        replica.feed(tick(40));
        assertEquals(List.of("compound.uplink_lost"), replica.active());
        replica.register(Set.of(), Set.of()).feed(tick(41));
        assertEquals(List.of(), replica.open());
        assertEquals(Set.of(), replica.kept());
    }

    @Test
    void aCompoundWithoutDevicesWaitsForNobody() {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            devices.add(device("A1-C01-lamp-00" + i, "lamp"));
        }
        devices.forEach(device -> replica.feed(presence(1, device, PresenceState.ONLINE, 1)));
        devices.forEach(device -> replica.feed(presence(10, device, PresenceState.OFFLINE, 1)));
        replica.feed(tick(40)).register(Set.of(), COMPOUNDS).feed(tick(41));
        assertEquals(List.of(), replica.active());
        assertTrue(replica.alerts.values().stream().allMatch(alert -> alert.clearReason() == null));
    }
}
