package org.anju.gateway.estate;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the estate in memory over its store, checks credentials, imports registers and keeps the life of devices. Reads are lock-free;
 * changes come one after the other.
 */
public final class EstateRegistry implements EstateView, EstateImport, RegisterDesk {
    /** The media type of an Excel workbook. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Logger LOG = LoggerFactory.getLogger(EstateRegistry.class);
    private static final String IMPORTED = "import";
    /** Random bytes of an issued password: 144 bits, 24 characters. */
    private static final int PASSWORD_BYTES = 18;

    private final EstateStore store;
    private final CredentialSeal seal;
    private final Map<String, Kind> kinds;
    private final String timeZone;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final List<Consumer<Estate>> watchers = new CopyOnWriteArrayList<>();
    private volatile RegisterState state;

    /**
     * Reads the store.
     *
     * @param timeZone IANA zone in which people of this estate read times
     */
    public EstateRegistry(
            EstateStore store, CredentialSeal seal, Map<String, Kind> kinds, String timeZone, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.kinds = kinds;
        this.timeZone = timeZone;
        this.clock = clock;
        this.state = RegisterState.of(store.load(), kinds, timeZone, 1);
    }

    @Override
    public Estate current() {
        return state.estate();
    }

    /** Calls {@code watcher} with each new picture, on the changing thread. */
    public void watch(Consumer<Estate> watcher) {
        watchers.add(watcher);
    }

    /** The device of that id when {@code credential} is its own and it stands in the field, else null. Takes microseconds. */
    public @Nullable Device authenticate(String id, Credential credential) {
        RegisterState now = state;
        SealedCredential sealed = now.credentials().get(id);
        return sealed != null && seal.matches(sealed, credential) ? now.estate().device(id) : null;
    }

    /** The credential of a device as it is kept, null when there is no such device. */
    public @Nullable SealedCredential sealed(String id) {
        return state.credentials().get(id);
    }

    /** The device that owns an access token or a certificate's common name, or null. */
    public @Nullable Device owner(Credential credential) {
        RegisterState now = state;
        String id = now.owners().get(seal.seal(credential).hash());
        return id == null ? null : now.estate().device(id);
    }

    @Override
    public synchronized ImportReport run(String contentType, byte[] body, boolean dryRun, boolean partial) {
        EstateDraft draft = new EstateDraft();
        if (contentType.startsWith("text/csv")) {
            CsvRows.read(body, draft);
        } else if (contentType.startsWith(XLSX)) {
            XlsxRows.read(body, draft);
        } else {
            JsonEstateReader.read(body, draft);
        }
        EstateCheck check = new EstateCheck(draft, current());
        List<EstateStore.DeviceRow> rows = new ArrayList<>();
        List<EstateStore.StatusChange> statuses = new ArrayList<>();
        GbCodes codes = codes(draft, check);
        long now = clock.millis();
        int added = 0;
        int unchanged = 0;
        for (EstateCheck.Checked device : check.devices()) {
            EstateStore.DeviceRow before = state.row(device.draft().id());
            EstateStore.DeviceRow after = row(device, before, codes, now);
            if (after.equals(before)) {
                unchanged++;
                continue;
            }
            added += before == null ? 1 : 0;
            rows.add(after);
            if (before == null || before.sheet().status() != after.sheet().status()) {
                statuses.add(
                        new EstateStore.StatusChange(after.id(), after.sheet().status(), now, IMPORTED));
            }
        }
        boolean apply = !dryRun && (partial || check.refused().isEmpty());
        if (apply) {
            save(new EstateStore.Content(
                    draft.settings(), check.areas(), check.compounds(), check.features(), rows, statuses));
            LOG.info(
                    "estate imported: {} devices added, {} changed, {} unchanged, {} rows refused",
                    added,
                    rows.size() - added,
                    unchanged,
                    check.refused().size());
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

    private GbCodes codes(EstateDraft draft, EstateCheck check) {
        Set<String> taken = new HashSet<>();
        state.rows().values().forEach(row -> taken.add(row.sheet().gb28181()));
        check.devices().forEach(device -> taken.add(device.sheet().gb28181()));
        return new GbCodes(draft.settings().getOrDefault("division", current().division()), taken);
    }

    private EstateStore.DeviceRow row(
            EstateCheck.Checked checked, EstateStore.@Nullable DeviceRow before, GbCodes codes, long now) {
        EstateDraft.DeviceDraft device = checked.draft();
        Sheet sheet = checked.sheet();
        Kind kind = kinds.get(device.kind());
        if (sheet.gb28181().isEmpty() && kind != null) {
            sheet = sheet.with(codes.next(kind.gbTypeCode()));
        }
        boolean sameStatus = before != null && before.sheet().status() == sheet.status();
        return new EstateStore.DeviceRow(
                device.id(),
                device.kind(),
                device.compound(),
                device.building(),
                device.name(),
                sealed(device.credential(), before),
                sheet,
                before != null && sameStatus ? before.statusMs() : now);
    }

    private @Nullable SealedCredential sealed(@Nullable Credential given, EstateStore.@Nullable DeviceRow before) {
        SealedCredential kept = before == null ? null : before.credential();
        if (given == null || (kept != null && seal.matches(kept, given))) {
            return kept;
        }
        return seal.seal(given);
    }

    @Override
    public synchronized List<Outcome> changeStatus(List<String> devices, LifeCycle status, String who) {
        List<Outcome> outcomes = new ArrayList<>();
        List<EstateStore.DeviceRow> rows = new ArrayList<>();
        List<EstateStore.StatusChange> statuses = new ArrayList<>();
        long now = clock.millis();
        for (String id : devices) {
            EstateStore.DeviceRow row = state.row(id);
            String problem = row == null ? "there is no device '" + id + "'" : problem(row, status);
            outcomes.add(new Outcome(id, problem));
            if (row != null && problem.isEmpty() && row.sheet().status() != status) {
                rows.add(row.with(row.sheet().with(status), now));
                statuses.add(new EstateStore.StatusChange(id, status, now, who));
            }
        }
        if (!rows.isEmpty()) {
            save(new EstateStore.Content(Map.of(), List.of(), List.of(), Map.of(), rows, statuses));
        }
        return outcomes;
    }

    private static String problem(EstateStore.DeviceRow row, LifeCycle status) {
        LifeCycle before = row.sheet().status();
        if (!status.mayFollow(before)) {
            String after = LifeCycle.wordsAfter(before);
            return "status cannot go from " + before.word() + " to " + status.word() + "; "
                    + (after.isEmpty() ? "it stays " + before.word() : "it may become " + after);
        }
        return status.inTheField() && row.credential() == null
                ? "it has no credential; issue one before it is installed"
                : "";
    }

    @Override
    public synchronized List<Issued> issue(List<String> devices) {
        List<Issued> issued = new ArrayList<>();
        List<EstateStore.DeviceRow> rows = new ArrayList<>();
        for (String id : devices) {
            EstateStore.DeviceRow row = state.row(id);
            Register.Entry entry = current().register().entry(id);
            if (row == null || entry == null) {
                continue;
            }
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            String password = new String(Base64.getUrlEncoder().encode(bytes), StandardCharsets.US_ASCII);
            rows.add(row.with(seal.seal(new Credential(Credential.Type.PASSWORD, password))));
            issued.add(new Issued(entry, password));
        }
        save(new EstateStore.Content(Map.of(), List.of(), List.of(), Map.of(), rows, List.of()));
        return issued;
    }

    @Override
    public EstateStore.@Nullable Photo photo(String device) {
        return store.photo(device);
    }

    @Override
    public void savePhoto(String device, EstateStore.Photo photo) {
        store.savePhoto(device, photo);
    }

    @Override
    public List<EstateStore.StatusChange> statuses(String device) {
        return store.statuses(device);
    }

    private void save(EstateStore.Content change) {
        store.save(change);
        state = RegisterState.of(store.load(), kinds, timeZone, state.estate().version() + 1);
        watchers.forEach(watcher -> watcher.accept(state.estate()));
    }
}
