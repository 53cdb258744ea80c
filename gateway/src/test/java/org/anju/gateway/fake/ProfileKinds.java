package org.anju.gateway.fake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Text;

/** The kinds of the built-in profiles with what rules need of them. */
public final class ProfileKinds {
    private ProfileKinds() {}

    public static List<Kind> all() {
        return List.of(kind("camera"), kind("gate"), kind("lamp"), kind("charger"), kind("elevator"));
    }

    @SuppressWarnings("unchecked")
    public static Kind kind(String name) {
        Map<String, Object> profile;
        try (InputStream in = ProfileKinds.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
            profile = new YAMLMapper().readValue(Objects.requireNonNull(in, name), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Field> fields = new ArrayList<>();
        ((Map<String, Map<String, Object>>) Objects.requireNonNull(profile.get("fields")))
                .forEach((field, spec) -> fields.add(field(fields.size(), field, spec)));
        Map<String, EventType> events = new LinkedHashMap<>();
        ((Map<String, Map<String, Object>>) Objects.requireNonNull(profile.get("events")))
                .forEach((event, spec) -> events.put(
                        event,
                        new EventType(event, new Text(event, event), Boolean.TRUE.equals(spec.get("personal")))));
        return Kind.of(name, new Text(name, name), "139", 10_000, fields, events, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Field field(int slot, String name, Map<String, Object> spec) {
        return new Field(
                slot,
                name,
                FieldType.valueOf(String.valueOf(spec.get("type")).toUpperCase(Locale.ROOT)),
                new Text(name, name),
                "",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NaN,
                Double.NaN,
                false,
                64,
                spec.get("values") == null ? List.of() : (List<String>) spec.get("values"),
                Map.of());
    }
}
