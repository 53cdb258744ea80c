package org.anju.gateway.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The short way through the pipeline for what a busy device sends all day: publishes at QoS 0 and 1, without properties, to the topic of its
 * last publish. They are read from the wire here and handed over at once, and acknowledged with four bytes each, all that are due in one
 * buffer. Every other frame, whole and in its place, goes the long way, through the MQTT server of Vert.x, which also says what is wrong
 * with a wrong one. Lives on the
 * connection's event loop.
 */
final class FastLane extends ChannelInboundHandlerAdapter {
    /** Takes what came the short way. */
    interface Publishes {
        /**
         * Takes one.
         *
         * @param packetId 0 at QoS 0
         */
        void take(String topic, byte[] payload, int qos, int packetId);
    }

    private static final int PUBLISH = 3;
    private static final int TYPE_SHIFT = 4;
    private static final int QOS_SHIFT = 1;
    private static final int QOS_BITS = 3;
    private static final int PUBACK_HEADER = 0x4002_0000;
    private static final int FIRST_ACKS = 16;
    private static final int LENGTH_BYTES = 4;
    private static final int MORE_LENGTH = 0x80;

    private final Consumer<FastLane> speaking;
    private final int longestFrame;
    private @Nullable Publishes publishes;
    private @Nullable String topic;
    private ByteBuf topicBytes = Unpooled.EMPTY_BUFFER;
    private boolean properties;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    private @Nullable ByteBuf due;
    private @Nullable ChannelHandlerContext context;
    private long passing;

    /**
     * @param speaking told before a frame of a client that is not accepted yet goes on
     * @param longestFrame bytes of a frame to wait for; a longer one goes the long way as it comes
     */
    FastLane(Consumer<FastLane> speaking, int longestFrame) {
        this.speaking = speaking;
        this.longestFrame = longestFrame;
    }

    /** Opens the short way for an accepted client, which from now on is watched for silence by whoever takes its publishes. */
    void open(Publishes to, boolean mqtt5) {
        publishes = to;
        properties = mqtt5;
        ChannelHandlerContext here = context;
        if (here != null) {
            // Those of Vert.x would not hear what comes the short way.
            for (String watch : new String[] {"idle", "keepAliveHandler"}) {
                if (here.pipeline().get(watch) != null) {
                    here.pipeline().remove(watch);
                }
            }
        }
    }

    /** The topic of a good publish that came the long way: the next one to it need not. */
    void learn(String published) {
        if (!published.equals(topic)) {
            topic = published;
            topicBytes = Unpooled.wrappedBuffer(published.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            here.fireChannelRead(message);
            return;
        }
        ByteBuf in = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(here.alloc(), held, bytes);
        held = Unpooled.EMPTY_BUFFER;
        try {
            boolean more = true;
            while (more && in.isReadable()) {
                more = passing > 0 ? pass(here, in) : frame(in);
            }
            if (in.isReadable()) {
                held = in.retain();
            }
        } finally {
            in.release();
        }
    }

    /** Lets bytes of a frame go the long way. */
    private boolean pass(ChannelHandlerContext here, ByteBuf in) {
        int now = (int) Math.min(passing, in.readableBytes());
        passing -= now;
        if (publishes == null) {
            speaking.accept(this);
        }
        here.fireChannelRead(in.readRetainedSlice(now));
        return true;
    }

    /** Takes the next frame or decides that it goes the long way; false when more of it must come before that can be said. */
    private boolean frame(ByteBuf in) {
        int start = in.readerIndex();
        int available = in.readableBytes();
        int length = 0;
        int at = 1;
        int digit = MORE_LENGTH;
        while ((digit & MORE_LENGTH) != 0) {
            if (at > LENGTH_BYTES) {
                passing = Long.MAX_VALUE;
                return true;
            }
            if (at == available) {
                return false;
            }
            digit = in.getByte(start + at);
            length |= (digit & (MORE_LENGTH - 1)) << (7 * (at - 1));
            at++;
        }
        int head = in.getByte(start) & 0xFF;
        int qos = (head >> QOS_SHIFT) & QOS_BITS;
        long whole = (long) at + length;
        if (publishes == null || topic == null || head >> TYPE_SHIFT != PUBLISH || qos > 1 || whole > longestFrame) {
            passing = whole;
            return true;
        }
        if (whole > available) {
            return false;
        }
        if (publish(publishes, topic, in, start + at, start + (int) whole, qos)) {
            in.readerIndex(start + (int) whole);
        } else {
            passing = whole;
        }
        return true;
    }

    private boolean publish(Publishes to, String known, ByteBuf in, int from, int end, int qos) {
        int payload = from + Short.BYTES + topicBytes.readableBytes() + qos * Short.BYTES + (properties ? 1 : 0);
        if (payload > end
                || in.getUnsignedShort(from) != topicBytes.readableBytes()
                || !ByteBufUtil.equals(topicBytes, 0, in, from + Short.BYTES, topicBytes.readableBytes())) {
            return false;
        }
        int at = from + Short.BYTES + topicBytes.readableBytes();
        int packetId = qos == 0 ? 0 : in.getUnsignedShort(at);
        if ((qos == 1 && packetId == 0) || (properties && in.getByte(payload - 1) != 0)) {
            return false;
        }
        byte[] bytes = new byte[end - payload];
        in.getBytes(payload, bytes);
        to.take(known, bytes, qos, packetId);
        return true;
    }

    /** Adds an acknowledgement to those that {@link #flush} sends; true when it is the first. */
    boolean acknowledge(int packetId) {
        ChannelHandlerContext here = context;
        if (here == null) {
            return false;
        }
        ByteBuf buffer = due;
        boolean first = buffer == null;
        if (buffer == null) {
            buffer = here.alloc().ioBuffer(FIRST_ACKS);
            due = buffer;
        }
        buffer.writeInt(PUBACK_HEADER | packetId);
        return first;
    }

    /** Sends what is due. A client that does not read its acknowledgements is not read either until it does. */
    void flush() {
        ChannelHandlerContext here = context;
        ByteBuf buffer = due;
        due = null;
        if (buffer == null) {
            return;
        }
        if (here == null) {
            buffer.release();
            return;
        }
        // What cannot be written ends the connection, which is told by its own handlers.
        var unused = here.writeAndFlush(buffer);
        if (!here.channel().isWritable()) {
            here.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext here) {
        if (publishes != null && here.channel().isWritable()) {
            here.channel().config().setAutoRead(true);
        }
        here.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext here) {
        forget();
        here.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext here) {
        context = null;
        forget();
    }

    private void forget() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }
}
