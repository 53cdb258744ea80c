package org.anju.gateway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the configuration file and the environment into a {@link Config}, with every problem found at once. */
public final class ConfigLoader {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final long GIGABYTE = 1_000_000_000L;

    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> environment;

    private ConfigLoader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads the configuration.
     *
     * @param file YAML file, null when there is none
     * @param environment variables; {@code ANJU_*} ones win over the file
     * @throws InvalidConfigException with all problems
     */
    public static Config load(@Nullable Path file, Map<String, String> environment) throws InvalidConfigException {
        return new ConfigLoader(environment).read(file);
    }

    private Config read(@Nullable Path file) throws InvalidConfigException {
        Section root = new Section("", parse(file), environment, problems);
        Path dataDir = Path.of(root.text("dataDir", "ANJU_DATA_DIR", "data"))
                .toAbsolutePath()
                .normalize();
        boolean open = Boolean.parseBoolean(root.text("listenWithoutTls", "ANJU_LISTEN_WITHOUT_TLS", "false"));
        Config config = new Config(
                dataDir,
                timeZone(root),
                folder(root, "profiles", dataDir),
                folder(root, "rules", dataDir),
                root.text("sqlUrl", "ANJU_SQL_URL"),
                new HttpReader(dataDir, open).read(root.section("http")),
                new MqttReader(dataDir, open).read(root.section("mqtt")),
                new Config.JournalLimits(root.section("journal").bytes("maxBytes", 20 * GIGABYTE)),
                history(root.section("history")),
                DeliverySection.read(root.section("delivery"), dataDir),
                WorkOrderConfig.read(root.section("workOrders")),
                CareReader.read(root),
                SimulatorConfig.read(root.section("simulator")));
        root.reportUnknown();
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
        return config;
    }

    private JsonNode parse(@Nullable Path file) throws InvalidConfigException {
        if (file == null) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode node = YAML.readTree(Files.readAllBytes(file));
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            throw new InvalidConfigException(
                    List.of(file + " line " + e.getLocation().getLineNr() + ": not YAML: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InvalidConfigException(
                    List.of("the configuration file " + file + " cannot be read: " + e.getMessage()));
        }
    }

    /** A folder of further files: one that is named must exist, the one in the data directory may. */
    private static @Nullable Path folder(Section root, String key, Path dataDir) {
        String named = root.text(key, null);
        Path folder = dataDir.resolve(named == null ? key : named);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (named != null) {
            root.problem(key, named, "is not a folder; make it, or leave the key out");
        }
        return null;
    }

    private String timeZone(Section root) {
        String zone = root.text("timeZone", "ANJU_TIME_ZONE", "Asia/Shanghai");
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            root.problem("timeZone", zone, "must be an IANA time zone such as Asia/Shanghai");
            return "Asia/Shanghai";
        }
    }

    private Config.History history(Section history) {
        String url = history.text("influxUrl", "ANJU_INFLUX_URL");
        if (url != null && !isHttp(url)) {
            history.problem("influxUrl", "", "must be an address such as http://127.0.0.1:8086/anju (ANJU_INFLUX_URL)");
        }
        Duration raw = history.duration("raw", Duration.ofDays(30));
        Duration rollups = history.duration("rollups", Duration.ofDays(400));
        if (rollups.compareTo(raw) < 0) {
            history.problem(
                    "rollups",
                    rollups.toHours() + "h",
                    "must not be shorter than history.raw, which is " + raw.toHours() + "h");
        }
        return new Config.History(url, history.text("influxToken", "ANJU_INFLUX_TOKEN", ""), raw, rollups);
    }

    static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
