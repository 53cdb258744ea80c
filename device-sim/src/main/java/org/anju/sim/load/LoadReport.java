package org.anju.sim.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.anju.sim.BadInputException;

/**
 * A load as it is kept and compared: plain numbers, in JSON.
 *
 * @param target where it went
 * @param begunMs when it began, epoch milliseconds
 * @param plan what was asked for
 * @param loops event loops this process used
 * @param unacknowledged messages sent whose fate is unknown; always 0 with QoS 0
 * @param ratePerSecond messages sent a second
 * @param latencyMs latency of acknowledgements from the due time by percentile, milliseconds
 * @param latenessMs how late this process itself was in sending by percentile, milliseconds
 * @param cpuMicrosPerMessage processor time of this process per message, microseconds
 * @param testerOverloaded whether this process was too busy for the figures to speak of the gateway
 */
public record LoadReport(
        String target,
        long begunMs,
        LoadPlan plan,
        int loops,
        long due,
        long sent,
        long acknowledged,
        long unacknowledged,
        long refused,
        long sentAgain,
        long lost,
        double seconds,
        double ratePerSecond,
        long settledMs,
        Map<String, Double> latencyMs,
        Map<String, Double> latenessMs,
        double cpuMicrosPerMessage,
        boolean testerOverloaded,
        List<LoadSecond> bySecond) {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The report of a result. */
    public static LoadReport of(String target, long begunMs, LoadPlan plan, int loops, LoadResult result) {
        return new LoadReport(
                target,
                begunMs,
                plan,
                loops,
                result.due(),
                result.sent(),
                result.acknowledged(),
                plan.qos() == 0 ? 0 : result.unacknowledged(),
                result.refused(),
                result.sentAgain(),
                result.lost(),
                result.seconds(),
                result.sent() / result.seconds(),
                result.settledMs(),
                percentiles(result.latencyUs()),
                percentiles(result.latenessUs()),
                result.cpuMicros(),
                result.isTesterOverloaded(loops),
                result.bySecond());
    }

    private static Map<String, Double> percentiles(Histogram us) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            values.put(name(percentile), us.getValueAtPercentile(percentile) / 1e3);
        }
        return values;
    }

    private static String name(double percentile) {
        String digits =
                percentile == Math.rint(percentile) ? Integer.toString((int) percentile) : Double.toString(percentile);
        return percentile == 100 ? "max" : "p" + digits;
    }

    /** The report as JSON. */
    public String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers and strings are always writable", e);
        }
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws BadInputException naming the file and what is wrong with it
     */
    public static LoadReport read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), LoadReport.class);
        } catch (IOException | IllegalArgumentException e) {
            String what = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
            throw new BadInputException(
                    file + " is no result of a load (" + what + "); give what device-sim load --json wrote", e);
        }
    }
}
