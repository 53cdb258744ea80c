package org.anju.gateway.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which devices come and go too often to be believed. Each loss of a connection is a point, points fade by half in five minutes; from four
 * points on a device counts as flapping, until less than one and a half are left. Not thread-safe.
 */
final class Flaps {
    private static final double HALF_LIFE_MS = 5 * 60_000.0;
    private static final double FLAPPING = 4;
    private static final double CALM = 1.5;
    private static final double FORGOTTEN = 0.1;

    private static final class Points {
        private double points;
        private long atMs;
        private boolean flapping;

        double at(long nowMs) {
            return points * Math.pow(0.5, Math.max(0, nowMs - atMs) / HALF_LIFE_MS);
        }
    }

    private final Map<String, Points> devices = new HashMap<>();

    /** A connection was lost. Answers whether the device counts as flapping from this moment on. */
    boolean lost(String device, long nowMs) {
        Points points = devices.computeIfAbsent(device, id -> new Points());
        points.points = points.at(nowMs) + 1;
        points.atMs = nowMs;
        boolean begins = !points.flapping && points.points >= FLAPPING;
        points.flapping |= begins;
        return begins;
    }

    boolean isFlapping(String device) {
        Points points = devices.get(device);
        return points != null && points.flapping;
    }

    int flapping() {
        return (int) devices.values().stream().filter(points -> points.flapping).count();
    }

    /** Devices that have calmed down since the last call; forgets those long calm. */
    List<String> calmed(long nowMs) {
        List<String> calmed = new ArrayList<>();
        Iterator<Map.Entry<String, Points>> entries = devices.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Points> entry = entries.next();
            double left = entry.getValue().at(nowMs);
            if (entry.getValue().flapping && left < CALM) {
                entry.getValue().flapping = false;
                calmed.add(entry.getKey());
            }
            if (left < FORGOTTEN) {
                entries.remove();
            }
        }
        return calmed;
    }
}
