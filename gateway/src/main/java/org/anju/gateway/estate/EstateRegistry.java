package org.anju.gateway.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the estate in memory over its store, checks credentials, and imports registers. Reads are lock-free; imports come one after the
 * other.
 */
public final class EstateRegistry implements EstateView, EstateImport {
    private static final Logger LOG = LoggerFactory.getLogger(EstateRegistry.class);

    private final EstateStore store;
    private final CredentialSeal seal;
    private final Map<String, Kind> kinds;
    private final String timeZone;
    private final List<Consumer<Estate>> watchers = new CopyOnWriteArrayList<>();
    private volatile State state;

    /**
     * Reads the store.
     *
     * @param timeZone IANA zone in which people of this estate read times
     */
    public EstateRegistry(EstateStore store, CredentialSeal seal, Map<String, Kind> kinds, String timeZone) {
        this.store = store;
        this.seal = seal;
        this.kinds = kinds;
        this.timeZone = timeZone;
        this.state = build(store.load(), 1);
    }

    @Override
    public Estate current() {
        return state.estate;
    }

    /** Calls {@code watcher} with each new picture, on the importing thread. */
    public void watch(Consumer<Estate> watcher) {
        watchers.add(watcher);
    }

    /** The device of that id when {@code credential} is its own, else null. Takes microseconds. */
    public @Nullable Device authenticate(String id, Credential credential) {
        State now = state;
        SealedCredential sealed = now.credentials.get(id);
        return sealed != null && seal.matches(sealed, credential) ? now.estate.device(id) : null;
    }

    /** The credential of a device as it is kept, null when there is no such device. */
    public @Nullable SealedCredential sealed(String id) {
        return state.credentials.get(id);
    }

    /** The device that owns an access token or a certificate's common name, or null. */
    public @Nullable Device owner(Credential credential) {
        State now = state;
        String id = now.owners.get(seal.seal(credential).hash());
        return id == null ? null : now.estate.device(id);
    }

    @Override
    public synchronized ImportReport run(String contentType, byte[] body, boolean dryRun, boolean partial) {
        EstateDraft draft = new EstateDraft();
        if (contentType.startsWith("text/csv")) {
            CsvEstateReader.read(body, draft);
        } else {
            JsonEstateReader.read(body, draft);
        }
        EstateCheck check = new EstateCheck(draft, current());
        Set<String> known = state.credentials.keySet();
        List<EstateStore.DeviceRow> rows = new ArrayList<>();
        int added = 0;
        int unchanged = 0;
        for (EstateDraft.DeviceDraft device : check.devices()) {
            EstateStore.DeviceRow before = state.rows.get(device.id());
            EstateStore.DeviceRow after = row(device, before);
            if (after.equals(before)) {
                unchanged++;
                continue;
            }
            added += known.contains(device.id()) ? 0 : 1;
            rows.add(after);
        }
        boolean apply = !dryRun && (partial || check.refused().isEmpty());
        if (apply) {
            store.save(new EstateStore.Content(draft.settings(), check.areas(), check.compounds(), rows));
            state = build(store.load(), state.estate.version() + 1);
            LOG.info(
                    "estate imported: {} devices added, {} changed, {} unchanged, {} rows refused",
                    added,
                    rows.size() - added,
                    unchanged,
                    check.refused().size());
            watchers.forEach(watcher -> watcher.accept(state.estate));
        }
        return new ImportReport(
                apply,
                dryRun,
                check.areas().size(),
                check.compounds().size(),
                check.devices().size(),
                added,
                rows.size() - added,
                unchanged,
                check.refused());
    }

    private EstateStore.DeviceRow row(EstateDraft.DeviceDraft device, EstateStore.@Nullable DeviceRow before) {
        Credential credential = device.credential();
        SealedCredential sealed;
        if (credential == null) {
            sealed = Objects.requireNonNull(before, "the check lets only known devices go without auth")
                    .credential();
        } else if (before != null && seal.matches(before.credential(), credential)) {
            sealed = before.credential();
        } else {
            sealed = seal.seal(credential);
        }
        return new EstateStore.DeviceRow(
                device.id(), device.kind(), device.compound(), device.building(), device.name(), sealed);
    }

    private State build(EstateStore.Content content, long version) {
        Map<String, Area> areas = new TreeMap<>();
        content.areas().forEach(area -> areas.put(area.id(), area));
        Map<String, Compound> compounds = new TreeMap<>();
        content.compounds().forEach(compound -> compounds.put(compound.id(), compound));
        Map<String, Device> devices = new TreeMap<>();
        Map<String, SealedCredential> credentials = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        Map<String, EstateStore.DeviceRow> rows = new HashMap<>();
        Set<String> unknownKinds = new TreeSet<>();
        for (EstateStore.DeviceRow row : content.devices()) {
            Kind kind = kinds.get(row.kind());
            Compound compound = compounds.get(row.compound());
            rows.put(row.id(), row);
            if (kind == null || compound == null) {
                unknownKinds.add(row.kind());
                continue;
            }
            devices.put(
                    row.id(),
                    new Device(
                            new DeviceId(row.id()), kind, compound.area(), compound.id(), row.building(), row.name()));
            credentials.put(row.id(), row.credential());
            if (row.credential().type() == Credential.Type.TOKEN
                    || row.credential().type() == Credential.Type.CERTIFICATE) {
                owners.put(row.credential().hash(), row.id());
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
                version);
        return new State(estate, credentials, owners, rows);
    }

    private record State(
            Estate estate,
            Map<String, SealedCredential> credentials,
            Map<String, String> owners,
            Map<String, EstateStore.DeviceRow> rows) {}
}
