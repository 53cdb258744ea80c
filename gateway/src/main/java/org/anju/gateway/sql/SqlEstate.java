package org.anju.gateway.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.estate.EstateStore;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.Compound;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The estate in SQL. */
public final class SqlEstate implements EstateStore {
    private final SqlStore sql;

    public SqlEstate(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public Content load() {
        return sql.read(handle -> {
            Map<String, String> settings = new HashMap<>();
            handle.createQuery("select name, value from setting")
                    .map((row, ctx) -> Map.entry(row.getString("name"), row.getString("value")))
                    .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
            List<Area> areas = handle.createQuery("select id, name, subdistrict from area")
                    .map((row, ctx) ->
                            new Area(row.getString("id"), row.getString("name"), row.getString("subdistrict")))
                    .list();
            return new Content(
                    settings, areas, compounds(handle), features(handle), SqlRegister.devices(handle), List.of());
        });
    }

    private static List<Compound> compounds(Handle handle) {
        Map<String, List<Building>> buildings = new HashMap<>();
        handle.createQuery("select compound, id, entrances, floors from building order by compound, id")
                .map((row, ctx) -> Map.entry(
                        row.getString("compound"),
                        new Building(row.getString("id"), row.getInt("entrances"), row.getInt("floors"))))
                .forEach(entry -> buildings
                        .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return handle.createQuery("select * from compound")
                .map((row, ctx) -> {
                    double latitude = row.getDouble("latitude");
                    latitude = row.wasNull() ? Double.NaN : latitude;
                    double longitude = row.getDouble("longitude");
                    longitude = row.wasNull() ? Double.NaN : longitude;
                    String id = row.getString("id");
                    return new Compound(
                            id,
                            row.getString("area"),
                            row.getString("name"),
                            row.getInt("batch"),
                            row.getInt("households"),
                            latitude,
                            longitude,
                            row.getString("manager"),
                            row.getString("phone"),
                            row.getBoolean("simulated"),
                            buildings.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static Map<String, Map<String, Map<String, Integer>>> features(Handle handle) {
        Map<String, Map<String, Map<String, Integer>>> features = new HashMap<>();
        handle.createQuery("select compound, building, name, count from feature")
                .map((row, ctx) -> features.computeIfAbsent(row.getString("compound"), id -> new HashMap<>())
                        .computeIfAbsent(row.getString("building"), id -> new HashMap<>())
                        .put(row.getString("name"), row.getInt("count")))
                .list();
        return features;
    }

    @Override
    public void save(Content change) {
        sql.write(handle -> {
            change.settings().forEach((name, value) -> handle.createUpdate(
                            "insert into setting (name, value) values (:name, :value)"
                                    + " on conflict (name) do update set value = excluded.value")
                    .bind("name", name)
                    .bind("value", value)
                    .execute());
            saveAreas(handle, change.areas());
            saveCompounds(handle, change.compounds());
            saveFeatures(handle, change.features());
            SqlRegister.save(handle, change.devices(), change.statuses());
            return null;
        });
    }

    private static void saveAreas(Handle handle, List<Area> areas) {
        PreparedBatch batch =
                handle.prepareBatch("insert into area (id, name, subdistrict) values (:id, :name, :subdistrict)"
                        + " on conflict (id) do update set name = excluded.name, subdistrict = excluded.subdistrict");
        for (Area area : areas) {
            batch.bind("id", area.id())
                    .bind("name", area.name())
                    .bind("subdistrict", area.subdistrict())
                    .add();
        }
        execute(batch);
    }

    private static void saveCompounds(Handle handle, List<Compound> compounds) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into compound (id, area, name, batch, households, latitude, longitude, manager, phone, simulated)"
                        + " values (:id, :area, :name, :batch, :households, :latitude, :longitude, :manager, :phone, :simulated)"
                        + " on conflict (id) do update set area = excluded.area, name = excluded.name, batch = excluded.batch,"
                        + " households = excluded.households, latitude = excluded.latitude, longitude = excluded.longitude,"
                        + " manager = excluded.manager, phone = excluded.phone, simulated = excluded.simulated");
        PreparedBatch buildings = handle.prepareBatch(
                "insert into building (compound, id, entrances, floors) values (:compound, :id, :entrances, :floors)"
                        + " on conflict (compound, id) do update set entrances = excluded.entrances, floors = excluded.floors");
        for (Compound compound : compounds) {
            batch.bind("id", compound.id())
                    .bind("area", compound.area())
                    .bind("name", compound.name())
                    .bind("batch", compound.batch())
                    .bind("households", compound.households())
                    .bind("latitude", number(compound.latitude()))
                    .bind("longitude", number(compound.longitude()))
                    .bind("manager", compound.manager())
                    .bind("phone", compound.phone())
                    .bind("simulated", compound.simulated())
                    .add();
            for (Building building : compound.buildings()) {
                buildings
                        .bind("compound", compound.id())
                        .bind("id", building.id())
                        .bind("entrances", building.entrances())
                        .bind("floors", building.floors())
                        .add();
            }
        }
        execute(batch);
        execute(buildings);
    }

    private static void saveFeatures(Handle handle, Map<String, Map<String, Map<String, Integer>>> features) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into feature (compound, building, name, count) values (:compound, :building, :name, :count)");
        features.forEach((compound, byBuilding) -> {
            handle.createUpdate("delete from feature where compound = :compound")
                    .bind("compound", compound)
                    .execute();
            byBuilding.forEach((building, counts) -> counts.forEach((name, count) -> batch.bind("compound", compound)
                    .bind("building", building)
                    .bind("name", name)
                    .bind("count", count)
                    .add()));
        });
        execute(batch);
    }

    @Override
    public @Nullable Photo photo(String device) {
        return sql.read(handle -> SqlRegister.photo(handle, device));
    }

    @Override
    public void savePhoto(String device, Photo photo) {
        sql.write(handle -> {
            SqlRegister.savePhoto(handle, device, photo);
            return null;
        });
    }

    @Override
    public List<StatusChange> statuses(String device) {
        return sql.read(handle -> SqlRegister.statuses(handle, device));
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
