package org.anju.gateway.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * docs/metrics.md is the catalogue of every meter, and Grafana dashboards and Prometheus rules use only what is in it. Every method of every
 * class of meters is called once, so that no meter is missed.
 */
class MetricsCatalogueTest {
    private static final Path CATALOGUE = Path.of("../docs/metrics.md");
    private static final Path GRAFANA = Path.of("../dashboards/grafana");

    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private static Set<String> names;

    @BeforeAll
    static void meterEverything() throws Exception {
        List<JavaClass> classes = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.anju.gateway.metrics")
                        .stream()
                        .filter(one -> one.getSimpleName().endsWith("Meters"))
                        .toList();
        assertTrue(classes.size() > 8);
        for (JavaClass one : classes) {
            callEverything(Class.forName(one.getName()));
        }
        try (JvmGcMetrics collection = new JvmGcMetrics()) {
            collection.bindTo(REGISTRY);
        }
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(REGISTRY));
        names = REGISTRY.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void callEverything(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getConstructors()[0];
        Object meters = constructor.newInstance(Stream.of(constructor.getParameterTypes())
                .map(one -> one == MeterRegistry.class ? REGISTRY : sample(one))
                .toArray());
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                method.invoke(
                        meters,
                        Stream.of(method.getParameterTypes())
                                .map(MetricsCatalogueTest::sample)
                                .toArray());
            }
        }
    }

    private static Object sample(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isInterface()) {
            if (type == Map.class) {
                return Map.of("x", 1L);
            }
            return type == List.class
                    ? List.of("x")
                    : Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (proxy, method, arguments) -> sample(method.getReturnType()));
        }
        if (type.isRecord()) {
            try {
                Class<?>[] parts = Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                return type.getDeclaredConstructor(parts)
                        .newInstance(Stream.of(parts)
                                .map(MetricsCatalogueTest::sample)
                                .toArray());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(type + " cannot be made", e);
            }
        }
        return Objects.requireNonNull(
                Map.<Class<?>, Object>of(
                                String.class,
                                "x",
                                Object.class,
                                1.0,
                                long.class,
                                1L,
                                int.class,
                                1,
                                double.class,
                                1.0,
                                boolean.class,
                                true,
                                Long.class,
                                1L,
                                Duration.class,
                                Duration.ofSeconds(1))
                        .get(type),
                () -> "no sample of " + type);
    }

    @Test
    void theCatalogueListsEveryMeter() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (Meter meter : REGISTRY.getMeters()) {
            Meter.Id id = meter.getId();
            if (id.getName().startsWith("anju.")) {
                assertTrue(
                        id.getDescription() != null && !id.getDescription().isBlank(),
                        id.getName() + " is not described");
                rows.put(
                        id.getName(),
                        "| `" + id.getName() + "` | " + id.getType().name().toLowerCase(Locale.ROOT) + " | "
                                + Objects.requireNonNullElse(id.getBaseUnit(), "") + " | "
                                + id.getTags().stream().map(Tag::getKey).collect(Collectors.joining(", ")) + " | "
                                + id.getDescription() + " |");
            }
        }
        List<String> documented = Files.readAllLines(CATALOGUE).stream()
                .filter(line -> line.startsWith("| `anju."))
                .toList();
        List<String> wanted = new ArrayList<>(rows.values());
        if (!wanted.equals(documented)) {
            Path fresh = Files.write(Path.of("target/metrics-table.md"), wanted);
            assertEquals(
                    String.join("\n", wanted),
                    String.join("\n", documented),
                    "put the rows of " + fresh + " into docs/metrics.md");
        }
    }

    @Test
    void dashboardsAndRulesUseOnlyMetersThatExist() throws IOException {
        Pattern word = Pattern.compile("\\b(anju|jvm|process|system)_[a-z0-9_]+");
        int used = 0;
        try (Stream<Path> files = Files.walk(GRAFANA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = word.matcher(Files.readString(file));
                while (matcher.find()) {
                    assertTrue(
                            names.contains(matcher.group()),
                            file + " uses " + matcher.group() + ", which is no metric");
                    used++;
                }
            }
        }
        assertTrue(used > 30, "only " + used + " metrics are used");
    }
}
