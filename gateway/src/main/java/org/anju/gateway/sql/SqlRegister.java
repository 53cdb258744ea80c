package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.anju.gateway.estate.Credential;
import org.anju.gateway.estate.EstateStore.DeviceRow;
import org.anju.gateway.estate.EstateStore.Photo;
import org.anju.gateway.estate.EstateStore.StatusChange;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.SealedCredential;
import org.anju.gateway.estate.Sheet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Devices, their sheets, status changes and photos in SQL, within the transaction of {@link SqlEstate}. */
final class SqlRegister {
    /** Kind of credential of a device that has none yet. */
    private static final String NONE = "none";

    private SqlRegister() {}

    static List<DeviceRow> devices(Handle handle) {
        return handle.createQuery(
                        "select d.*, s.entrance, s.floor, s.point, s.location, s.vendor, s.model, s.serial, s.installed,"
                                + " s.warranty_until, s.gb28181, s.status, s.status_ms"
                                + " from device d left join device_sheet s on s.device = d.id")
                .map((row, ctx) -> new DeviceRow(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("compound"),
                        row.getString("building"),
                        row.getString("name"),
                        credential(row),
                        sheet(row),
                        row.getLong("status_ms")))
                .list();
    }

    private static @Nullable SealedCredential credential(ResultSet row) throws SQLException {
        String type = row.getString("auth_kind");
        return type.equals(NONE)
                ? null
                : new SealedCredential(
                        Credential.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                        row.getString("auth_salt"),
                        row.getString("auth_hash"));
    }

    private static Sheet sheet(ResultSet row) throws SQLException {
        String status = row.getString("status");
        if (status == null) {
            return Sheet.BARE;
        }
        int floor = row.getInt("floor");
        Integer known = row.wasNull() ? null : floor;
        LifeCycle life = LifeCycle.of(status);
        return new Sheet(
                row.getInt("entrance"),
                known,
                row.getString("point"),
                row.getString("location"),
                row.getString("vendor"),
                row.getString("model"),
                row.getString("serial"),
                row.getString("installed"),
                row.getString("warranty_until"),
                row.getString("gb28181"),
                life == null ? LifeCycle.IN_SERVICE : life);
    }

    static void save(Handle handle, List<DeviceRow> devices, List<StatusChange> statuses) {
        PreparedBatch rows = handle.prepareBatch(
                "insert into device (id, kind, compound, building, name, auth_kind, auth_salt, auth_hash)"
                        + " values (:id, :kind, :compound, :building, :name, :authKind, :authSalt, :authHash)"
                        + " on conflict (id) do update set kind = excluded.kind, compound = excluded.compound,"
                        + " building = excluded.building, name = excluded.name, auth_kind = excluded.auth_kind,"
                        + " auth_salt = excluded.auth_salt, auth_hash = excluded.auth_hash");
        PreparedBatch sheets = handle.prepareBatch(
                "insert into device_sheet (device, entrance, floor, point, location, vendor, model, serial, installed,"
                        + " warranty_until, gb28181, status, status_ms) values (:device, :entrance, :floor, :point, :location, :vendor,"
                        + " :model, :serial, :installed, :warrantyUntil, :gb28181, :status, :statusMs)"
                        + " on conflict (device) do update set entrance = excluded.entrance, floor = excluded.floor,"
                        + " point = excluded.point, location = excluded.location, vendor = excluded.vendor, model = excluded.model,"
                        + " serial = excluded.serial, installed = excluded.installed, warranty_until = excluded.warranty_until,"
                        + " gb28181 = excluded.gb28181, status = excluded.status, status_ms = excluded.status_ms");
        for (DeviceRow device : devices) {
            add(rows, device);
            add(sheets, device.id(), device.sheet(), device.statusMs());
        }
        PreparedBatch changes = handle.prepareBatch(
                "insert into device_status (device, status, at_ms, who) values (:device, :status, :atMs, :who)");
        for (StatusChange change : statuses) {
            changes.bind("device", change.device())
                    .bind("status", change.status().word())
                    .bind("atMs", change.atMs())
                    .bind("who", change.who())
                    .add();
        }
        SqlEstate.execute(rows);
        SqlEstate.execute(sheets);
        SqlEstate.execute(changes);
    }

    private static void add(PreparedBatch batch, DeviceRow device) {
        SealedCredential credential = device.credential();
        batch.bind("id", device.id())
                .bind("kind", device.kind())
                .bind("compound", device.compound())
                .bind("building", device.building())
                .bind("name", device.name())
                .bind("authKind", credential == null ? NONE : credential.type().word())
                .bind("authSalt", credential == null ? "" : credential.salt())
                .bind("authHash", credential == null ? "" : credential.hash())
                .add();
    }

    private static void add(PreparedBatch batch, String device, Sheet sheet, long statusMs) {
        batch.bind("device", device)
                .bind("entrance", sheet.entrance())
                .bind("floor", sheet.floor())
                .bind("point", sheet.point())
                .bind("location", sheet.location())
                .bind("vendor", sheet.vendor())
                .bind("model", sheet.model())
                .bind("serial", sheet.serial())
                .bind("installed", sheet.installed())
                .bind("warrantyUntil", sheet.warrantyUntil())
                .bind("gb28181", sheet.gb28181())
                .bind("status", sheet.status().word())
                .bind("statusMs", statusMs)
                .add();
    }

    static @Nullable Photo photo(Handle handle, String device) {
        return handle.createQuery("select media_type, bytes, at_ms, who from device_photo where device = :device")
                .bind("device", device)
                .map((row, ctx) -> new Photo(
                        row.getString("media_type"), row.getBytes("bytes"), row.getLong("at_ms"), row.getString("who")))
                .findOne()
                .orElse(null);
    }

    static void savePhoto(Handle handle, String device, Photo photo) {
        handle.createUpdate(
                        "insert into device_photo (device, media_type, bytes, at_ms, who)"
                                + " values (:device, :mediaType, :bytes, :atMs, :who) on conflict (device) do update set"
                                + " media_type = excluded.media_type, bytes = excluded.bytes, at_ms = excluded.at_ms, who = excluded.who")
                .bind("device", device)
                .bind("mediaType", photo.mediaType())
                .bind("bytes", photo.bytes())
                .bind("atMs", photo.atMs())
                .bind("who", photo.who())
                .execute();
    }

    static List<StatusChange> statuses(Handle handle, String device) {
        return handle.createQuery(
                        "select device, status, at_ms, who from device_status where device = :device order by id")
                .bind("device", device)
                .map((row, ctx) -> {
                    LifeCycle status = LifeCycle.of(row.getString("status"));
                    return new StatusChange(
                            row.getString("device"),
                            status == null ? LifeCycle.IN_SERVICE : status,
                            row.getLong("at_ms"),
                            row.getString("who"));
                })
                .list();
    }
}
