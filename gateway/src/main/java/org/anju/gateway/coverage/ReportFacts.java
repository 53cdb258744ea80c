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
     * One commissioning: when the device came online, when its test alert was raised and received (0 when never), who signed it off.
     */
    public record Evidence(
            String compound,
            String device,
            long onlineMs,
            String alert,
            long raisedMs,
            long receiptMs,
            long signedMs,
            String signedBy,
            String readings) {}

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
