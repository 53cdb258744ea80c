package org.anju.gateway.history;

import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;

/** What the embedded store refuses, the same things that an InfluxDB refuses. */
final class Admission {
    private Admission() {}

    static void check(Entry entry, long oldestMs) throws BatchRejectedException {
        if (entry instanceof Telemetry telemetry) {
            check(telemetry.tsMs(), oldestMs, telemetry.device().id().value());
            Values values = telemetry.values();
            for (int i = 0; i < values.size(); i++) {
                if (!values.field(i).isText() && !Double.isFinite(values.number(i))) {
                    throw new BatchRejectedException(
                            telemetry.device().id() + " " + values.field(i).name() + " is not a finite number");
                }
            }
        } else if (entry instanceof DeviceEvent event) {
            check(event.tsMs(), oldestMs, event.device().id().value());
        }
    }

    private static void check(long tsMs, long oldestMs, String device) throws BatchRejectedException {
        if (tsMs < oldestMs) {
            throw new BatchRejectedException("a point of " + device + " at " + tsMs
                    + " ms is older than the store keeps (since " + oldestMs + " ms)");
        }
    }
}
