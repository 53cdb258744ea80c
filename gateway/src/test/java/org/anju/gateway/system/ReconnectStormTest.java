package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.fake.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole city drops at once and comes back at once: all are online again, and nobody was told that they were gone. */
@Timeout(240)
final class ReconnectStormTest {
    private static final int DEVICES = 6_600;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void allAreOnlineAgainAndNoFalseAlertIsLeft() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), DEVICES, 0);
        Path rules = Files.createDirectory(folder.resolve("rules"));
        // One that would cry wolf at once, where the built-in one waits for minutes.
        Files.writeString(rules.resolve("lamp.yaml"), """
                kind: lamp
                rules:
                  - id: lamp.offline
                    title: { zh: 路灯离线, en: Lamp offline }
                    offline_for: 1s
                    severity: 4
                    category: facility
                    advice: { zh: "检查。", en: "Check." }
                    gb: { method: 6 }
                    cap: { category: Infra, urgency: Future, severity: Minor, certainty: Observed }
                """);
        Path config = Files.writeString(folder.resolve("anju.yaml"), "rules: " + rules + "\nmqtt: { absence: 30s }\n");
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (GatewayProcess gateway = GatewayProcess.start(
                folder.resolve("data"), Map.of(), "--config", config.toString(), "--estate", estate.toString())) {
            Rest rest = Rest.signIn(gateway);
            List<LoadDevice> devices = SmallEstate.ids("lamp", DEVICES).stream()
                    .map(id -> new LoadDevice(loop, gateway.mqttPort(), id, 0, () -> {}))
                    .toList();
            loop.execute(() -> devices.forEach(LoadDevice::connect));
            Await.until("all online", PATIENCE, () -> online(rest) == DEVICES && connected(loop, devices) == DEVICES);

            loop.submit(() -> devices.forEach(LoadDevice::drop)).get(30, TimeUnit.SECONDS);
            long dropped = System.nanoTime();
            Await.until("all back", PATIENCE, () -> connected(loop, devices) == DEVICES);
            long settledMs = (System.nanoTime() - dropped) / 1_000_000;

            Await.until("all online", PATIENCE, () -> online(rest) == DEVICES);
            int alerts = rest.get("/alerts?limit=100").path("items").size();
            System.out.println("reconnect storm: " + DEVICES + " devices dropped at once, all back after " + settledMs
                    + " ms, online " + online(rest) + ", offline alerts " + alerts);
            assertEquals(0, alerts);
        } finally {
            loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static int online(Rest rest) {
        return rest.get("/overview").at("/presence/online").asInt();
    }

    private static long connected(EventLoopGroup loop, List<LoadDevice> devices) {
        try {
            return loop.submit(() ->
                            devices.stream().filter(LoadDevice::isConnected).count())
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
