package org.anju.sim.device;

import static org.anju.sim.device.Round.clamp;
import static org.anju.sim.device.Round.to;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.sim.SeededRandom;

/**
 * A retrofitted passenger lift. A call sends the car to the caller, the doors open, the passenger rides to another floor, the
 * doors open again. One run between two floors is one trip; every opening is one door cycle.
 */
final class Elevator implements Behaviour {
    private static final int TICK_MS = 10_000;
    private static final int STEP_MS = 1_000;
    private static final double FLOOR_HEIGHT_M = 3;
    private static final double RATED_MPS = 1;
    private static final double ACCELERATION_S = 2;
    private static final double RIDES_PER_HOUSEHOLD_DAY = 6;
    private static final int DOORS_OPEN_MS = 7_000;
    private static final int NORMAL_SERVICE = 1;
    private static final int OUT_OF_SERVICE = 0;

    /** What the car is doing. */
    private enum Phase {
        PARKED,
        MOVING,
        DOORS_OPEN,
        STUCK
    }

    private final SeededRandom random;
    private final int floors;
    private final double ridesPerDay;
    private final double shaftRoomK;
    private final Pace pace = new Pace(STEP_MS);
    private final Deque<Integer> stops = new ArrayDeque<>();
    private long nowMs;
    private Phase phase = Phase.PARKED;
    private long phaseSinceMs;
    private int fromFloor = 1;
    private int toFloor = 1;
    private double height = 1;
    private double speedMps;
    private double loadPct;
    private boolean ebikeInside;
    private int serviceMode = NORMAL_SERVICE;
    private long trips;
    private long doorCycles;

    Elevator(int floors, double households, SeededRandom random) {
        this.random = random;
        this.floors = Math.max(2, floors);
        this.ridesPerDay = RIDES_PER_HOUSEHOLD_DAY * Math.max(6, households);
        this.shaftRoomK = random.between(3.0, 6.0);
        this.fromFloor = random.between(1, this.floors);
        this.toFloor = fromFloor;
        this.height = fromFloor;
    }

    @Override
    public int tickMs() {
        return TICK_MS;
    }

    @Override
    public void advance(long tsMs, EventSink events) {
        if (pace.unborn()) {
            trips = (long) Counters.since(tsMs, 3 * ridesPerDay);
            doorCycles = (long) Counters.since(tsMs, 3.4 * ridesPerDay);
            phaseSinceMs = tsMs;
        }
        pace.advance(tsMs, this::live);
        nowMs = tsMs;
    }

    private void live(long tsMs) {
        switch (phase) {
            case PARKED -> awaitCall(tsMs);
            case MOVING -> move(tsMs);
            case DOORS_OPEN -> {
                if (tsMs - phaseSinceMs >= DOORS_OPEN_MS && !ebikeInside) {
                    depart(tsMs);
                }
            }
            case STUCK -> speedMps = 0;
        }
    }

    private void awaitCall(long tsMs) {
        double call = ridesPerDay / 86_400_000.0 * STEP_MS * Rhythm.traffic(tsMs);
        if (!random.chance(call)) {
            return;
        }
        int home = random.between(2, floors);
        boolean leaving = random.chance(0.5);
        int caller = leaving ? home : 1;
        stops.add(caller);
        stops.add(leaving ? 1 : home);
        depart(tsMs);
    }

    private void depart(long tsMs) {
        phaseSinceMs = tsMs;
        Integer next = stops.peek();
        if (next == null) {
            phase = Phase.PARKED;
            loadPct = 0;
        } else if (next == toFloor) {
            arrive(tsMs);
        } else {
            phase = Phase.MOVING;
            fromFloor = toFloor;
            toFloor = next;
            trips++;
        }
    }

    private void move(long tsMs) {
        double distanceM = Math.abs(toFloor - fromFloor) * FLOOR_HEIGHT_M;
        double travelS = distanceM / RATED_MPS + ACCELERATION_S;
        double elapsedS = (tsMs - phaseSinceMs) / 1000.0;
        if (elapsedS >= travelS) {
            arrive(tsMs);
            return;
        }
        double ramp = Math.min(1, Math.min(elapsedS, travelS - elapsedS) / ACCELERATION_S);
        speedMps = Math.signum(toFloor - fromFloor) * RATED_MPS * ramp;
        height = fromFloor + (toFloor - fromFloor) * coveredM(elapsedS, travelS) / distanceM;
    }

    /** Distance after a trapezoid of constant acceleration, cruise and constant braking. */
    private static double coveredM(double elapsedS, double travelS) {
        double acceleration = RATED_MPS / ACCELERATION_S;
        if (elapsedS < ACCELERATION_S) {
            return acceleration * elapsedS * elapsedS / 2;
        }
        double leftS = travelS - elapsedS;
        double totalM = RATED_MPS * (travelS - ACCELERATION_S);
        if (leftS < ACCELERATION_S) {
            return totalM - acceleration * leftS * leftS / 2;
        }
        return RATED_MPS * (elapsedS - ACCELERATION_S / 2);
    }

    private void arrive(long tsMs) {
        phase = Phase.DOORS_OPEN;
        phaseSinceMs = tsMs;
        speedMps = 0;
        height = toFloor;
        doorCycles++;
        stops.poll();
        loadPct = stops.isEmpty() ? 0 : to(0, random.between(8.0, 45.0));
    }

    @Override
    public Map<String, Object> sample() {
        boolean moving = phase == Phase.MOVING;
        double vibration = moving ? 12 + 5 * Math.abs(random.bell()) : 2 + random.unit();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("service_mode", serviceMode);
        values.put("car_status", moving ? 1 : 0);
        values.put("direction", !moving ? 0 : toFloor > fromFloor ? 1 : 2);
        values.put("floor", (int) Math.round(height));
        values.put("door_zone", Math.abs(height - Math.round(height)) < 0.08);
        values.put("door_closed", phase != Phase.DOORS_OPEN);
        values.put("occupied", loadPct > 0);
        values.put("speed_mps", to(2, speedMps));
        values.put("load_pct", loadPct);
        values.put("trips_total", trips);
        values.put("door_cycles_total", doorCycles);
        values.put("vibration_mg", to(1, Math.min(vibration, 33)));
        values.put("machine_room_temperature_c", to(1, clamp(Climate.airC(nowMs) + shaftRoomK, 5, 39)));
        return values;
    }

    @Override
    public void begin(Condition condition, EventSink events) {
        switch (condition) {
            case ENTRAPMENT -> {
                phase = Phase.STUCK;
                speedMps = 0;
                height = Math.min(floors - 0.5, Math.floor(height) + 0.5);
                loadPct = Math.max(loadPct, 15);
                stops.clear();
                events.event(nowMs, "fault_4");
                events.event(nowMs, "alarm_button");
                events.event(nowMs, "entrapment");
            }
            case EBIKE -> {
                if (phase != Phase.STUCK) {
                    ebikeInside = true;
                    stops.clear();
                    toFloor = (int) Math.round(height);
                    arrive(nowMs);
                    loadPct = 42;
                    events.event(nowMs, "ebike_detected");
                }
            }
            case MAINS_LOST -> {
                stop();
                serviceMode = OUT_OF_SERVICE;
                events.event(nowMs, "event_41");
            }
            case OVERSPEED -> {
                stop();
                events.event(nowMs, "overspeed");
            }
            default -> {}
        }
    }

    private void stop() {
        if (phase == Phase.MOVING) {
            toFloor = (int) Math.round(height);
            height = toFloor;
        }
        speedMps = 0;
        stops.clear();
        phase = Phase.STUCK;
    }

    @Override
    public void end(Condition condition, EventSink events) {
        if (condition == Condition.MAINS_LOST || condition == Condition.OVERSPEED) {
            serviceMode = NORMAL_SERVICE;
            if (phase == Phase.STUCK) {
                arrive(nowMs);
            }
            events.event(nowMs, "event_40");
        }
        if (condition == Condition.ENTRAPMENT && phase == Phase.STUCK) {
            toFloor = (int) Math.floor(height);
            arrive(nowMs);
            events.event(nowMs, "rescued");
            events.event(nowMs, "fault_cleared");
        }
        if (condition == Condition.EBIKE) {
            ebikeInside = false;
        }
    }

    @Override
    public CommandReply command(String method, Map<String, Object> params, EventSink events) {
        return method.equals("voice_reassure") ? CommandReply.done() : CommandReply.unknown(method);
    }
}
