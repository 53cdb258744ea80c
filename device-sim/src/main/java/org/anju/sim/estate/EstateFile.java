package org.anju.sim.estate;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.anju.sim.BadInputException;

/** Writes and reads the published estate JSON. */
public final class EstateFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private EstateFile() {}

    private static ObjectMapper json(Profiles profiles) {
        return JSON.copy()
                .registerModule(
                        new SimpleModule().addDeserializer(Kind.class, new FromStringDeserializer<Kind>(Kind.class) {
                            private static final long serialVersionUID = 1L;

                            @Override
                            protected Kind _deserialize(String word, DeserializationContext context) {
                                return profiles.kind(word);
                            }
                        }));
    }

    /** The estate as UTF-8 JSON: the same estate gives the same bytes. */
    public static byte[] write(Estate estate) {
        try {
            return (JSON.writeValueAsString(estate) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of strings and numbers are always writable", e);
        }
    }

    /**
     * Reads an estate file of the contract's kinds whose every device has a password.
     *
     * @throws BadInputException naming the file, the line and the remedy
     */
    public static Estate read(Path file) {
        return read(file, Profiles.builtIn());
    }

    /**
     * Reads an estate file whose every device has a password.
     *
     * @throws BadInputException naming the file, the line and the remedy
     */
    public static Estate read(Path file, Profiles profiles) {
        Estate estate;
        try {
            estate = json(profiles).readValue(Files.readAllBytes(file), Estate.class);
        } catch (NoSuchFileException e) {
            throw new BadInputException(
                    "estate file " + file + " does not exist; make one with: device-sim estate --out " + file, e);
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    "estate file " + file + at(e.getLocation()) + ": " + reason(e)
                            + "; correct the file or make a new one with: device-sim estate --out " + file,
                    e);
        } catch (IOException e) {
            throw new BadInputException("estate file " + file + " cannot be read: " + e.getMessage(), e);
        }
        if (estate == null || estate.areas().isEmpty()) {
            throw new BadInputException(
                    "estate file " + file + " holds no areas; make one with: device-sim estate --out " + file);
        }
        check(file, estate);
        return estate;
    }

    private static void check(Path file, Estate estate) {
        Set<String> ids = new HashSet<>();
        for (Placement placement : estate.placements()) {
            Device device = placement.device();
            if (device.id() == null || device.kind() == null) {
                throw new BadInputException("estate file " + file + ": a device of compound "
                        + placement.compound().id() + " has no id or no kind; add it");
            }
            if (!ids.add(device.id())) {
                throw new BadInputException(
                        "estate file " + file + ": device " + device.id() + " appears twice; remove one of them");
            }
            if (device.auth() == null || device.auth().password() == null) {
                throw new BadInputException("estate file " + file + ": device " + device.id()
                        + " has no password (an exported estate never has them); use the file that was imported");
            }
        }
    }

    private static String at(JsonLocation location) {
        return location == null ? "" : " line " + location.getLineNr() + " column " + location.getColumnNr();
    }

    private static String reason(JsonProcessingException e) {
        return e instanceof JsonMappingException && e.getCause() instanceof IllegalArgumentException wrapped
                ? String.valueOf(wrapped.getMessage())
                : e.getOriginalMessage();
    }
}
