package org.anju.gateway.estate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register as it is kept, and the picture made of it.
 *
 * @param credentials of the devices in the field, by device id
 * @param owners device ids by the hash of a token or a certificate's name
 * @param rows everything kept, by device id
 */
record RegisterState(
        Estate estate,
        Map<String, SealedCredential> credentials,
        Map<String, String> owners,
        Map<String, EstateStore.DeviceRow> rows) {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterState.class);

    static RegisterState of(EstateStore.Content content, Map<String, Kind> kinds, String timeZone, long version) {
        Map<String, Area> areas = new TreeMap<>();
        content.areas().forEach(area -> areas.put(area.id(), area));
        Map<String, Compound> compounds = new TreeMap<>();
        content.compounds().forEach(compound -> compounds.put(compound.id(), compound));
        Map<String, Device> devices = new TreeMap<>();
        Map<String, SealedCredential> credentials = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        Map<String, EstateStore.DeviceRow> rows = new HashMap<>();
        Map<String, Register.Entry> entries = new HashMap<>();
        Set<String> unknownKinds = new TreeSet<>();
        for (EstateStore.DeviceRow row : content.devices()) {
            rows.put(row.id(), row);
            entries.put(row.id(), entry(row));
            Kind kind = kinds.get(row.kind());
            Compound compound = compounds.get(row.compound());
            if (kind == null || compound == null) {
                unknownKinds.add(row.kind());
                continue;
            }
            SealedCredential credential = row.credential();
            if (!row.sheet().status().inTheField()) {
                continue;
            }
            devices.put(
                    row.id(),
                    new Device(
                            new DeviceId(row.id()), kind, compound.area(), compound.id(), row.building(), row.name()));
            if (credential != null) {
                credentials.put(row.id(), credential);
                if (credential.type() == Credential.Type.TOKEN || credential.type() == Credential.Type.CERTIFICATE) {
                    owners.put(credential.hash(), row.id());
                }
            }
        }
        if (!unknownKinds.isEmpty()) {
            LOG.warn(
                    "devices of the kinds {} are left out: put their profiles back into the profiles folder",
                    unknownKinds);
        }
        Estate estate = new Estate(
                content.settings().getOrDefault("city", ""),
                content.settings().getOrDefault("division", ""),
                timeZone,
                kinds,
                areas,
                compounds,
                devices,
                new Register(entries, content.features()),
                version);
        return new RegisterState(estate, credentials, owners, rows);
    }

    private static Register.Entry entry(EstateStore.DeviceRow row) {
        return new Register.Entry(
                row.id(),
                row.kind(),
                row.compound(),
                row.building(),
                row.name(),
                row.sheet(),
                row.statusMs(),
                row.credential() != null);
    }

    EstateStore.@Nullable DeviceRow row(String device) {
        return rows.get(device);
    }
}
