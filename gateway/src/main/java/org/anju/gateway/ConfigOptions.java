package org.anju.gateway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.config.InvalidConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which configuration a command works with. An option wins over the environment, which wins over the file. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "configuration in YAML (docs/configuration.md); without it everything has its default")
    private @Nullable Path file;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "where all files live (ANJU_DATA_DIR, default: data)")
    private @Nullable Path dataDir;

    /** Reads the configuration; {@code more} are further values by the name of their variable. */
    Config load(Map<String, String> more) throws InvalidConfigException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(more);
        if (dataDir != null) {
            environment.put("ANJU_DATA_DIR", dataDir.toString());
        }
        return ConfigLoader.load(file, environment);
    }
}
