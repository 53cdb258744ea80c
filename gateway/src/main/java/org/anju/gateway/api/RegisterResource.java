package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateExport;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.EstateStore;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.QrSheet;
import org.anju.gateway.estate.Register;
import org.anju.gateway.estate.RegisterDesk;
import org.anju.gateway.estate.SealedFile;
import org.anju.gateway.estate.Sheet;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Compound;
import org.jspecify.annotations.Nullable;

/** The device register (设备台账): sheets, life cycle, photos, exports, credentials. */
final class RegisterResource {
    private static final int PAGE = 200;
    private static final int MOST_ISSUED = 10_000;
    private static final int MOST_PHOTO_BYTES = 3 * 1024 * 1024;

    private final EstateView estate;
    private final RegisterDesk desk;
    private final Workers workers;
    private final Clock clock;

    RegisterResource(EstateView estate, RegisterDesk desk, Workers workers, Clock clock) {
        this.estate = estate;
        this.desk = desk;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listRegister", this::list,
                "getRegisterSheet", this::sheet,
                "changeRegister", this::change,
                "getDevicePhoto", this::photo,
                "putDevicePhoto", this::putPhoto,
                "exportEstate", this::export,
                "issueCredentials", this::issue);
    }

    private Future<Answer> list(Request request) {
        String compound = request.text("compound");
        String kind = request.text("kind");
        String status = request.text("status");
        String words = Objects.requireNonNullElse(request.text("q"), "").toLowerCase(Locale.ROOT);
        String after = Objects.requireNonNullElse(request.text("cursor"), "");
        int limit = (int) request.number("limit", PAGE);
        Viewer viewer = request.viewer();
        Estate now = estate.current();
        return workers.run(() -> {
            List<Register.Entry> found = now.register().entries().values().stream()
                    .filter(entry -> entry.id().compareTo(after) > 0)
                    .filter(entry -> sees(viewer, now, entry))
                    .filter(entry -> compound == null || compound.equals(entry.compound()))
                    .filter(entry -> kind == null || kind.equals(entry.kind()))
                    .filter(entry -> status == null
                            || status.equals(entry.sheet().status().word()))
                    .filter(entry -> (entry.id() + " " + entry.name() + " "
                                    + entry.sheet().serial() + " "
                                    + entry.sheet().gb28181())
                            .toLowerCase(Locale.ROOT)
                            .contains(words))
                    .limit(limit + 1L)
                    .toList();
            ObjectNode node = Json.object();
            List<Register.Entry> page = found.size() > limit ? found.subList(0, limit) : found;
            node.set("items", Json.array(page, entry -> write(now, entry)));
            if (found.size() > limit) {
                node.put("next", page.get(limit - 1).id());
            }
            return Answer.ok(node);
        });
    }

    private static boolean sees(Viewer viewer, Estate now, Register.Entry entry) {
        Compound compound = now.compound(entry.compound());
        return compound != null && viewer.sees(compound.area(), compound.id());
    }

    private static ObjectNode write(Estate now, Register.Entry entry) {
        Sheet sheet = entry.sheet();
        ObjectNode node = Json.object();
        node.put("id", entry.id());
        node.put("kind", entry.kind());
        node.put("name", entry.name());
        node.put("compound", entry.compound());
        Compound compound = now.compound(entry.compound());
        node.put("compoundName", compound == null ? entry.compound() : compound.name());
        Json.put(node, "building", entry.building());
        if (sheet.entrance() != 0) {
            node.put("entrance", sheet.entrance());
        }
        Json.put(node, "floor", sheet.floor());
        Json.put(node, "point", sheet.point());
        Json.put(node, "location", sheet.location());
        Json.put(node, "vendor", sheet.vendor());
        Json.put(node, "model", sheet.model());
        Json.put(node, "serial", sheet.serial());
        Json.put(node, "installed", sheet.installed());
        Json.put(node, "warrantyUntil", sheet.warrantyUntil());
        Json.put(node, "gb28181", sheet.gb28181());
        node.put("status", sheet.status().word());
        node.put("statusMs", entry.statusMs());
        return node.put("credential", entry.credential());
    }

    private Future<Answer> sheet(Request request) {
        Register.Entry entry = entry(request);
        Estate now = estate.current();
        return workers.run(() -> {
            ObjectNode node = write(now, entry);
            node.set("statuses", Json.array(desk.statuses(entry.id()), change -> Json.object()
                    .put("status", change.status().word())
                    .put("atMs", change.atMs())
                    .put("by", change.who())));
            EstateStore.Photo photo = desk.photo(entry.id());
            if (photo != null) {
                node.put("photoMs", photo.atMs());
            }
            return Answer.ok(node);
        });
    }

    private Register.Entry entry(Request request) {
        return entry(request.path("id"), request.viewer());
    }

    private Register.Entry entry(String id, Viewer viewer) {
        Estate now = estate.current();
        Register.Entry entry = now.register().entry(id);
        if (entry == null || !sees(viewer, now, entry)) {
            throw Problem.notFound("device", id);
        }
        return entry;
    }

    private Future<Answer> change(Request request) {
        List<String> devices = texts(request.body().getJsonArray("devices"));
        Viewer viewer = request.viewer();
        devices.forEach(id -> entry(id, viewer));
        LifeCycle status =
                Objects.requireNonNull(LifeCycle.of(request.body().getString("status")), "the contract checks it");
        String who = request.caller().username();
        return workers.run(() -> Answer.ok(Json.array(desk.changeStatus(devices, status, who), outcome -> {
            ObjectNode node = Json.object().put("device", outcome.device());
            node.put("done", outcome.problem().isEmpty());
            Json.put(node, "problem", outcome.problem());
            return node;
        })));
    }

    private Future<Answer> photo(Request request) {
        Register.Entry entry = entry(request);
        return workers.run(() -> {
            EstateStore.Photo photo = desk.photo(entry.id());
            if (photo == null) {
                throw Problem.notFound("photo of device", entry.id());
            }
            return Answer.file(photo.mediaType(), "", photo.bytes());
        });
    }

    private Future<Answer> putPhoto(Request request) {
        Register.Entry entry = entry(request);
        byte[] bytes = request.bytes();
        String type = imageType(bytes);
        if (type == null || bytes.length > MOST_PHOTO_BYTES) {
            return Future.failedFuture(Problem.of(
                    415,
                    "unsupported_type",
                    "Send a JPEG, PNG or WebP picture of at most 3 MiB as the body of the request."));
        }
        EstateStore.Photo photo = new EstateStore.Photo(
                type, bytes, clock.millis(), request.caller().username());
        return workers.run(() -> {
            desk.savePhoto(entry.id(), photo);
            return Answer.NO_CONTENT;
        });
    }

    /** By what the bytes are, not by what the sender says they are. */
    private static @Nullable String imageType(byte[] bytes) {
        if (bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8 && bytes[2] == (byte) 0xFF) {
            return "image/jpeg";
        }
        if (bytes.length > 12 && new String(bytes, 0, 12, StandardCharsets.ISO_8859_1).matches("(?s)RIFF....WEBP")) {
            return "image/webp";
        }
        return bytes.length > 4 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G'
                ? "image/png"
                : null;
    }

    private Future<Answer> export(Request request) {
        Viewer viewer = request.viewer();
        String format = Objects.requireNonNullElse(request.text("format"), "json");
        String compound = request.text("compound");
        Estate now = estate.current();
        Predicate<Compound> wanted =
                each -> viewer.sees(each.area(), each.id()) && (compound == null || compound.equals(each.id()));
        return workers.run(() -> {
            EstateExport export = new EstateExport(now, wanted);
            return switch (format) {
                case "csv" -> Answer.file("text/csv; charset=utf-8", "anju-estate.csv", export.csv());
                case "xlsx" -> Answer.file(EstateRegistry.XLSX, "anju-estate.xlsx", export.xlsx());
                default -> Answer.file("application/json", "anju-estate.json", export.json());
            };
        });
    }

    private Future<Answer> issue(Request request) {
        List<String> devices = new ArrayList<>(texts(request.body().getJsonArray("devices")));
        String compound = request.body().getString("compound");
        String kind = request.body().getString("kind");
        boolean sealed = "sealed".equals(request.body().getString("form"));
        String passphrase = request.body().getString("passphrase", "");
        if (sealed && passphrase.isEmpty()) {
            return Future.failedFuture(
                    Problem.invalid("passphrase: a sealed file needs one of at least 12 characters."));
        }
        Viewer viewer = request.viewer();
        devices.forEach(id -> entry(id, viewer));
        if (compound != null) {
            estate.current().register().entries().values().stream()
                    .filter(entry -> entry.compound().equals(compound)
                            && (kind == null || kind.equals(entry.kind()))
                            && entry.sheet().status() != LifeCycle.RETIRED)
                    .forEach(entry -> devices.add(entry.id()));
        }
        if (devices.isEmpty() || devices.size() > MOST_ISSUED) {
            return Future.failedFuture(Problem.invalid(
                    "devices, compound: they name " + devices.size() + " devices; name 1 to " + MOST_ISSUED + "."));
        }
        return workers.run(() -> {
            List<RegisterDesk.Issued> issued =
                    desk.issue(devices.stream().distinct().toList());
            return sealed
                    ? Answer.file(
                            "application/octet-stream", "anju-credentials.csv.enc", SealedFile.of(issued, passphrase))
                    : Answer.file(
                            "text/html; charset=utf-8", "", QrSheet.html(issued).getBytes(StandardCharsets.UTF_8));
        });
    }

    private static List<String> texts(@Nullable JsonArray array) {
        return array == null
                ? List.of()
                : array.stream().map(String::valueOf).distinct().toList();
    }
}
