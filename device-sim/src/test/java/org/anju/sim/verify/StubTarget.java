package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A gateway in small: enough of the published contract for one rule, with one bug of choice. Everything runs on one event loop. */
final class StubTarget implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LATE_MS = 2_500;

    private final Bug bug;
    private final StubBureau bureau;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, TreeMap<Long, String>> readings = new ConcurrentHashMap<>();
    private final Map<String, TreeMap<Long, String>> events = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> alerts = new ConcurrentHashMap<>();
    private final List<Channel> pages = new CopyOnWriteArrayList<>();
    private final Channel mqtt;
    private final Channel http;
    private int published;
    private boolean spent;

    StubTarget(Bug bug, int bureauPort, String secret) throws InterruptedException {
        this.bug = bug;
        this.bureau = new StubBureau(bug, bureauPort, secret);
        this.mqtt = listen(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(MqttEncoder.INSTANCE, new MqttDecoder(), new Devices());
            }
        });
        this.http = listen(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(
                                new HttpServerCodec(),
                                new HttpObjectAggregator(65_536),
                                new WebSocketServerProtocolHandler("/api/v1/live"),
                                new Pages(),
                                new Calls());
            }
        });
    }

    private Channel listen(ChannelInitializer<Channel> children) throws InterruptedException {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(children)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    int mqttPort() {
        return ((InetSocketAddress) mqtt.localAddress()).getPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) http.localAddress()).getPort());
    }

    @Override
    public void close() {
        var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** True once, for the bug it is given. */
    private boolean strikes(Bug which) {
        if (bug != which || spent) {
            return false;
        }
        spent = true;
        return true;
    }

    private void take(String topic, JsonNode message) {
        String device = topic.split("/", -1)[1];
        long tsMs = message.path("ts").asLong();
        if (topic.endsWith("/telemetry")) {
            // Not the first ones: the books begin with the scenario, not with the connection.
            if (++published < 12 || !strikes(Bug.LOSES_A_READING)) {
                readings.computeIfAbsent(device, id -> new TreeMap<>()).put(tsMs, "");
            }
            if (published > 12 && strikes(Bug.INVENTS_A_READING)) {
                readings.computeIfAbsent(device, id -> new TreeMap<>()).put(tsMs - 1, "");
            }
        } else if (topic.endsWith("/event")) {
            String event = message.path("event").asText();
            boolean lost = event.equals("door_closed") && strikes(Bug.LOSES_AN_EVENT);
            if (!lost) {
                events.computeIfAbsent(device, id -> new TreeMap<>()).put(tsMs, event);
            }
            judge(device, event);
        }
    }

    private void judge(String device, String event) {
        if (event.equals("forced_open")) {
            long delayMs = bug == Bug.RAISES_LATE ? LATE_MS : 0;
            var unused = loop.schedule(() -> raise(device), delayMs, TimeUnit.MILLISECONDS);
        } else if (event.equals("door_closed") && bug != Bug.NEVER_CLEARS) {
            clear(device);
        }
    }

    private void raise(String device) {
        if (bug == Bug.RAISES_NOTHING) {
            return;
        }
        if (bug == Bug.RAISES_FALSELY) {
            add(device.replace("gate", "camera"), "camera.smoke_fire", 1, "false");
        }
        if (bug == Bug.RAISES_FOR_ANOTHER) {
            add(device.substring(0, device.length() - 3) + "999", "gate.forced_open", 2, "first");
            return;
        }
        add(device, "gate.forced_open", bug == Bug.RAISES_TOO_MILDLY ? 4 : 2, "first");
        if (bug == Bug.RAISES_TWICE) {
            add(device, "gate.forced_open", 2, "second");
        }
        if (bug == Bug.CLEARS_TOO_EARLY) {
            clear(device);
        }
    }

    private void add(String device, String rule, int severity, String name) {
        ObjectNode alert = JSON.createObjectNode();
        alert.put("id", device + "-" + name);
        alert.put("rule", rule);
        alert.put("compound", device.substring(0, 6));
        alert.put("device", device);
        alert.put("severity", severity);
        alert.put("category", "security");
        alert.put("state", "raised");
        alert.put("raisedMs", System.currentTimeMillis());
        alerts.put(alert.path("id").asText(), alert);
        tell("raised", alert);
    }

    private void clear(String device) {
        alerts.values().stream()
                .filter(alert -> alert.path("device").asText().equals(device)
                        && alert.path("state").asText().equals("raised"))
                .forEach(alert -> {
                    alert.put("state", "cleared");
                    alert.put("clearedMs", System.currentTimeMillis());
                    tell("cleared", alert);
                });
    }

    private void tell(String change, ObjectNode alert) {
        ObjectNode frame = JSON.createObjectNode().put("type", "delta");
        frame.putArray("alerts").add(alert.deepCopy());
        if (bug != Bug.TELLS_NOBODY_LIVE) {
            for (Channel page : pages) {
                var unused = page.writeAndFlush(new TextWebSocketFrame(frame.toString()));
            }
        }
        bureau.tell(change, alert.deepCopy());
    }

    private final class Devices extends SimpleChannelInboundHandler<MqttMessage> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, MqttMessage message) throws IOException {
            switch (message.fixedHeader().messageType()) {
                case CONNECT -> {
                    var unused = context.writeAndFlush(MqttMessageBuilders.connAck()
                            .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                            .build());
                }
                case PUBLISH -> {
                    MqttPublishMessage publish = (MqttPublishMessage) message;
                    String topic = publish.variableHeader().topicName();
                    take(topic, JSON.readTree(ByteBufUtil.getBytes(publish.payload())));
                    boolean swallowed = topic.endsWith("/event") && strikes(Bug.NEVER_ACKNOWLEDGES);
                    if (publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE && !swallowed) {
                        var unused = context.writeAndFlush(MqttMessageBuilders.pubAck()
                                .packetId(publish.variableHeader().packetId())
                                .build());
                    }
                }
                case DISCONNECT -> {
                    var unused = context.close();
                }
                default -> {}
            }
        }
    }

    private final class Pages extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            pages.add(context.channel());
            var unused = context.writeAndFlush(new TextWebSocketFrame("{\"type\":\"snapshot\"}"));
        }
    }

    private final class Calls extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            byte[] body =
                    answer(new QueryStringDecoder(request.uri())).toString().getBytes(StandardCharsets.UTF_8);
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
            response.headers().set("content-length", body.length);
            var unused = context.writeAndFlush(response);
        }
    }

    private JsonNode answer(QueryStringDecoder call) {
        String path = call.path();
        ObjectNode page = JSON.createObjectNode();
        if (path.endsWith("/alerts")) {
            ArrayNode items = page.putArray("items");
            String compound = call.parameters().get("compound").get(0);
            alerts.values().stream()
                    .filter(alert -> alert.path("compound").asText().equals(compound))
                    .forEach(items::add);
            return page;
        }
        if (path.endsWith("/ledger")) {
            return JSON.createArrayNode().add(bureau.ledger());
        }
        String device = path.split("/", -1)[4];
        long from = Long.parseLong(call.parameters().get("from").get(0));
        long to = Long.parseLong(call.parameters().get("to").get(0));
        if (path.endsWith("/history")) {
            ArrayNode rows = page.putArray("rows");
            readings.getOrDefault(device, new TreeMap<>())
                    .subMap(from, to)
                    .keySet()
                    .forEach(tsMs -> rows.addArray().add(tsMs.longValue()));
            return page;
        }
        ArrayNode all = JSON.createArrayNode();
        events.getOrDefault(device, new TreeMap<>())
                .subMap(from, true, to, false)
                .descendingMap()
                .forEach((tsMs, event) -> all.addObject().put("event", event).put("tsMs", tsMs));
        return all;
    }
}
