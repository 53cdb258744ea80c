package org.anju.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole gateway. Everything is started on loopback on free ports, in scratch space, and stopped again. */
@Command(name = "bench", description = "Measures the gateway against its targets")
final class Bench implements Callable<Integer> {
    private static final int NO_RESULT = 1;

    @Option(names = "--gateway", required = true, paramLabel = "JAR")
    private Path gateway = Path.of("");

    @Option(names = "--simulator", required = true, paramLabel = "JAR")
    private Path simulator = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FOLDER")
    private Path out = Path.of("");

    /** How the servers' Java is started, as ./start does it. */
    @Option(names = "--jvm", paramLabel = "FLAGS", split = " ")
    private List<String> jvm = List.of();

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--embedded-seconds", paramLabel = "N", defaultValue = "0")
    private int embeddedS;

    @Option(names = "--only", paramLabel = "CASE", split = ",")
    private Set<String> only = Set.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        Path scratch = Files.createTempDirectory(out.toAbsolutePath(), "run");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Lab lab = new Lab(
                java,
                jvm,
                gateway.toAbsolutePath(),
                simulator.toAbsolutePath(),
                System.getProperty("java.class.path"),
                scratch,
                quick);
        Results results = new Results();
        Limits limits = new Limits(lab, results);
        int embedded = embeddedS > 0 ? embeddedS : lab.seconds(90, 15);
        SizeCase size = new SizeCase(lab, results, embedded);
        Map<String, Runnable> cases = new LinkedHashMap<>();
        cases.put("limits", limits::measure);
        cases.put("main", new MainCase(lab, results, limits)::measure);
        cases.put("embedded", size::embedded);
        cases.put("connections", size::connections);
        cases.put("starts", size::starts);
        cases.put("storm", size::storm);
        cases.put("history", new HistoryCase(lab, results)::measure);
        cases.put("scale", new ScaleCase(lab, results)::measure);
        cases.put("viewers", new ViewersCase(lab, results)::measure);
        cases.put("crash", new CrashCase(lab, results)::measure);
        Map<String, String> machine = machine();
        int failed = 0;
        for (Map.Entry<String, Runnable> one : cases.entrySet()) {
            if (only.isEmpty() || only.contains(one.getKey())) {
                failed += attempt(one.getKey(), one.getValue());
            }
        }
        Lab.say("\n" + Report.table(results));
        Report.json(results, machine, out.resolve("bench.json"));
        Report.html(results, machine, out.resolve("bench.html"));
        Lab.say("Report: " + out.resolve("bench.html") + " and bench.json");
        if (failed == 0) {
            Scratch.delete(scratch);
            return 0;
        }
        Lab.say(failed + " of the cases could not be measured; their logs are in " + scratch);
        return NO_RESULT;
    }

    private static int attempt(String name, Runnable measure) {
        long began = System.nanoTime();
        Lab.say("\n" + name);
        try {
            measure.run();
            return 0;
        } catch (BenchException e) {
            Lab.say("  NOT MEASURED: " + e.getMessage());
            return 1;
        } finally {
            Lab.say("  (" + (System.nanoTime() - began) / 1_000_000_000 + " s)");
        }
    }

    private Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("when", Instant.now().toString());
        machine.put(
                "processor",
                Runtime.getRuntime().availableProcessors() + " × " + Report.proc("/proc/cpuinfo", "model name"));
        machine.put("memory", Report.proc("/proc/meminfo", "MemTotal"));
        machine.put("Java", Runtime.version().toString());
        machine.put("flags of Java", String.join(" ", jvm));
        machine.put("load of the machine before", load());
        return machine;
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
