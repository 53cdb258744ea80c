package org.anju.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.tools.ToolProvider;
import org.anju.gateway.alert.Script;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.channel.ChannelParts;
import org.anju.gateway.delivery.channel.Channels;
import org.anju.gateway.delivery.channel.TestParts;
import org.anju.gateway.dialect.Dialect;
import org.anju.gateway.dialect.Message;
import org.anju.gateway.dialect.Readout;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.dialect.Speaker;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Values;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked examples of docs/extend.md do what the page says; its new kind of device is played by {@code NinthKindTest}. */
class ExtendTest {
    @TempDir
    Path folder;

    private WorkedExamples examples;

    @BeforeEach
    void read() throws Exception {
        examples = WorkedExamples.of("extend.md");
    }

    @Test
    void bothLanguagesShowTheSame() throws Exception {
        assertEquals(
                List.of("kind", "rule", "register", "system", "working", "message", "dialect", "payload", "channel"),
                examples.words());
        assertEquals(examples, WorkedExamples.of("extend.zh-CN.md"));
    }

    @Test
    void theDialectReadsWhatItsPayloadSays() throws Exception {
        Class<?> made = compile("dialect", "MeterDialect", Dialect.class);
        Dialect dialect = (Dialect) made.getDeclaredConstructor().newInstance();
        Device lamp = Script.device("A1-C01-lamp-001", "lamp");
        List<String> said = new ArrayList<>();
        Message message =
                new Message("meter/7", "P=23.4;U=231;X=1".getBytes(StandardCharsets.UTF_8), "", speaker(lamp));
        assertTrue(dialect.speaks(message));
        dialect.read(message, written(said));
        List<String> expected = examples.get("payload")
                .lines()
                .filter(line -> line.startsWith("  - "))
                .map(line -> line.substring(5, line.length() - 1).replaceAll("…$", ""))
                .toList();
        assertEquals(expected.size(), said.size());
        for (int i = 0; i < said.size(); i++) {
            assertTrue(said.get(i).startsWith(expected.get(i)), said.get(i));
        }
    }

    private static Speaker speaker(Device device) {
        return new Speaker() {
            @Override
            public Device device() {
                return device;
            }

            @Override
            public Device entitled(String id) {
                return device;
            }
        };
    }

    private static Readout written(List<String> said) {
        return new Readout() {
            @Override
            public void telemetry(Device device, long tsMs, Values values) {
                said.add("telemetry " + device.id() + " " + values);
            }

            @Override
            public void event(Device device, long tsMs, String event, Map<String, Object> data) {}

            @Override
            public void status(Device device, boolean online) {}

            @Override
            public void relayed(Device device, boolean connected) {}

            @Override
            public void refuse(Reason reason, String detail) {
                said.add("refused " + reason.word() + ": " + detail);
            }

            @Override
            public void refuseAll(Reason reason, String detail) {
                refuse(reason, detail);
            }
        };
    }

    @Test
    void theChannelSends() throws Exception {
        Class<?> made = compile("channel", "PagerChannel", Channels.class);
        List<String> taken = new CopyOnWriteArrayList<>();
        HttpServer pager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pager.createContext("/", exchange -> {
            taken.add(exchange.getRequestHeaders().getFirst("idempotency-key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        pager.start();
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            URI url = URI.create("http://127.0.0.1:" + pager.getAddress().getPort() + "/");
            Recipient recipient = Recipient.machine("pager", new Recipient.Contact("pager", url, List.of(), "", null));
            Channel channel = (Channel) made.getConstructor(Recipient.class, URI.class, ChannelParts.class)
                    .newInstance(recipient, url, TestParts.parts(Channels.httpClient(executor), Clock.systemUTC()));
            assertEquals(
                    Attempt.delivered(),
                    channel.send(TestParts.message("pager", 7, "al-1", "{\"change\":\"raised\",\"alert\":{}}"))
                            .toCompletableFuture()
                            .join());
            assertTrue(taken.get(0).startsWith("pager:al-1:7 "), taken.get(0));
        } finally {
            pager.stop(0);
            executor.shutdownNow();
        }
    }

    /** Compiles an example and defines it beside a class of its package. */
    private Class<?> compile(String name, String className, Class<?> neighbour) throws Exception {
        Path source = Files.writeString(folder.resolve(className + ".java"), examples.get(name));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertEquals(0, result, "the example compiles");
        Path made = folder.resolve(neighbour.getPackageName().replace('.', '/')).resolve(className + ".class");
        return MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(Files.readAllBytes(made));
    }
}
