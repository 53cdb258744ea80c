package org.anju.gateway.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.fake.StillRegister;
import org.junit.jupiter.api.Test;

class RepairStatusTest {
    private final StillRegister register = new StillRegister();
    private final RepairStatus repairs = new RepairStatus(register, register);

    @Test
    void aDeviceIsUnderRepairWhileSomebodyIsAtWorkAndThenWhatItWas() {
        register.put("c1", LifeCycle.IN_SERVICE, "wang");
        register.put("c2", LifeCycle.INSTALLED, "wang");
        register.put("c3", LifeCycle.COMMISSIONED, "wang");
        repairs.settle(Set.of("c1", "c2", "c3", "unknown"));
        assertEquals("under_repair work order", register.status("c1"));
        repairs.settle(Set.of("c1", "c2", "c3"));
        assertEquals(2, register.statuses("c1").size(), "once");
        repairs.settle(Set.of());
        assertEquals("in_service work order", register.status("c1"));
        assertEquals("installed work order", register.status("c2"));
        assertEquals("in_service work order", register.status("c3"), "a commissioned device goes into service");
    }

    @Test
    void nobodyElsesRepairIsEnded() {
        register.put("c1", LifeCycle.UNDER_REPAIR, "wang");
        repairs.settle(Set.of());
        repairs.settle(Set.of("c1"));
        repairs.settle(Set.of());
        assertEquals("under_repair wang", register.status("c1"));
    }

    @Test
    void whatIsRetiredStaysRetired() {
        register.put("c1", LifeCycle.RETIRED, "wang");
        repairs.settle(Set.of("c1"));
        assertEquals("retired wang", register.status("c1"));
    }
}
