package org.anju.sim.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Profiles;
import org.anju.sim.scenario.Scenario;
import org.anju.sim.scenario.ScenarioFile;
import org.anju.sim.verify.Bureau;
import org.anju.sim.verify.JunitXml;
import org.anju.sim.verify.Rest;
import org.anju.sim.verify.ScenarioResult;
import org.anju.sim.verify.Target;
import org.anju.sim.verify.Verdict;
import org.anju.sim.verify.Verification;
import org.anju.sim.verify.VerifyPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenarios against a gateway and judges it. */
@Command(
        name = "verify",
        description = {
            "Plays scenarios against a gateway, all at once, each in compounds of its own, and ends with a verdict for every"
                    + " expectation and a ledger.",
            "It signs in with ANJU_TOKEN, or ANJU_USER and ANJU_PASSWORD, and plays the bureau with ANJU_BUREAU_SECRET.",
            "Exit code 0 when everything expected happened and nothing else, 1 otherwise."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Mixin
    private final Terminal terminal = new Terminal();

    @Mixin
    private final FleetOptions fleetOptions = new FleetOptions();

    @Mixin
    private final EndpointOptions endpointOptions = new EndpointOptions();

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            description = "Scenario files, or ids of shipped ones; all shipped ones when none is named.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "List the shipped scenarios and end.")
    private boolean list;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the gateway's web interface (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "Scenario seconds per second; the gateway's rules must be as much faster, see the command rules (default:"
                            + " ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            description = "Wall seconds allowed beside every deadline (default: ${DEFAULT-VALUE}).")
    private double graceS = 5;

    @Option(
            names = "--bureau-port",
            paramLabel = "N",
            description = "Play the bureau on that loopback port (default: deliveries are not judged).")
    private @Nullable Integer bureauPort;

    @Option(
            names = "--recipient",
            paramLabel = "ID",
            description = "The recipient the bureau is in the gateway's configuration (default: ${DEFAULT-VALUE}).")
    private String recipient = "bureau";

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the verdicts as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the verdicts as a page with timelines.")
    private @Nullable Path html;

    @Override
    public Integer call() {
        if (list) {
            ScenarioFile.shipped().forEach(id -> {
                Scenario scenario = ScenarioFile.read(id);
                terminal.line("%-28s %s / %s".formatted(id, scenario.zh(), scenario.en()));
            });
            return 0;
        }
        check();
        Profiles profiles = fleetOptions.profiles();
        List<Scenario> scenarios = (names.isEmpty() ? ScenarioFile.shipped() : names)
                .stream().map(name -> ScenarioFile.read(name, profiles)).toList();
        StopSignal stop = StopSignal.ofProcess();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        Bureau bureau = null;
        try {
            bureau = bureauPort == null ? null : Bureau.open(bureauPort, bureauSecret(), Clock.systemUTC());
            Target target = new Target(endpointOptions.endpoint(), url, speed, (long) (graceS * 1_000), recipient);
            Verification verification = new Verification(
                    target,
                    http,
                    signIn(http),
                    bureau,
                    Clock.systemUTC(),
                    waitMs -> stop.await(Duration.ofMillis(waitMs)),
                    terminal::line);
            List<ScenarioResult> results = verification.run(scenarios, fleetOptions.estate(), fleetOptions.seed());
            return report(results);
        } finally {
            if (bureau != null) {
                bureau.close();
            }
            stop.finished();
        }
    }

    private void check() {
        if (!(speed > 0 && speed <= 1_000)) {
            throw new BadInputException("--speed " + speed + " makes no sense; give a number above 0, at most 1000");
        }
        if (!(graceS >= 0)) {
            throw new BadInputException("--grace " + graceS + " makes no sense; give 0 or more seconds");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new BadInputException("--url " + url + " is no address; give one such as http://127.0.0.1:8080");
        }
        if (junit != null) {
            OutputFile.check(junit, "--junit");
        }
        if (html != null) {
            OutputFile.check(html, "--html");
        }
    }

    private static String bureauSecret() {
        String secret = System.getenv("ANJU_BUREAU_SECRET");
        if (secret == null || secret.isBlank()) {
            throw new BadInputException(
                    "--bureau-port needs ANJU_BUREAU_SECRET, the whsec_… secret of the recipient in the gateway's configuration");
        }
        return secret;
    }

    private Rest signIn(HttpClient http) {
        Map<String, String> environment = System.getenv();
        String token = environment.get("ANJU_TOKEN");
        if (token != null) {
            return Rest.withToken(http, url, token);
        }
        String password = environment.get("ANJU_PASSWORD");
        if (password == null) {
            throw new BadInputException(
                    "nobody to sign in as; set ANJU_TOKEN (anju user token), or ANJU_USER and ANJU_PASSWORD");
        }
        return Rest.signIn(http, url, environment.getOrDefault("ANJU_USER", "admin"), password);
    }

    private int report(List<ScenarioResult> results) {
        int passed = 0;
        int failed = 0;
        for (ScenarioResult result : results) {
            terminal.line("");
            terminal.line((result.isPassed() ? "PASSED " : "FAILED ") + result.id() + "  " + result.zh() + " / "
                    + result.en());
            for (Verdict verdict : result.verdicts()) {
                terminal.line("  %-8s %s: %s".formatted(verdict.outcome(), verdict.name(), verdict.reason()));
                passed += verdict.outcome() == Verdict.Outcome.PASSED ? 1 : 0;
                failed += verdict.isFailed() ? 1 : 0;
            }
        }
        if (junit != null) {
            OutputFile.write(junit, JunitXml.of(results), "--junit");
        }
        if (html != null) {
            OutputFile.write(html, VerifyPage.of(results, url.toString(), ZoneId.systemDefault()), "--html");
        }
        terminal.line("");
        terminal.line(passed + " verdicts passed, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }
}
