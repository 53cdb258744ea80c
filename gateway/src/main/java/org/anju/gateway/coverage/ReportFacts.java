package org.anju.gateway.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.anju.gateway.coverage.Facts.CompoundFacts;

/**
 * Everything an acceptance report is computed from. As bytes it is canonical JSON, compressed: the same facts give the same JSON.
 *
 * @param scope what it covers: one compound, or one batch
 * @param scopeId id of the compound, or the year
 * @param scopeName as people know it
 * @param timeZone IANA zone in which times are printed
 * @param policyText the policy file in force
 * @param evidence what installers saw when they commissioned devices, in order of device and time
 */
public record ReportFacts(
        String scope,
        String scopeId,
        String scopeName,
        String city,
        String division,
        String timeZone,
        long asOfMs,
        String policyText,
        List<CompoundFacts> compounds,
        List<Evidence> evidence) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    public ReportFacts {
        compounds = List.copyOf(compounds);
        evidence = List.copyOf(evidence);
    }

    /**
     * One signed commissioning. Times are epoch milliseconds, 0 when it was not seen.
     *
     * @param id of the commissioning
     * @param installer who stood before the device
     * @param onlineMs since when it was connected
     * @param reportedMs when its first plausible report was received
     * @param readings of that report, in words
     * @param alert id of the alert its test raised; empty when it has no test, or the test was waived
     * @param raisedMs when the message of the test was received
     * @param seenMs when the alert was seen
     * @param waiver why it was signed without its test; empty when nothing was waived
     */
    public record Evidence(
            String id,
            String compound,
            String device,
            String installer,
            long onlineMs,
            long reportedMs,
            String readings,
            String alert,
            String rule,
            long raisedMs,
            long seenMs,
            long signedMs,
            String signedBy,
            String note,
            String waiver) {}

    /** Canonical JSON of anything made of records. */
    static byte[] canonical(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The facts as they are kept. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(canonical(this));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The facts of a report.
     *
     * @throws UncheckedIOException when the bytes are damaged
     */
    static ReportFacts of(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return JSON.readValue(in.readAllBytes(), ReportFacts.class);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
