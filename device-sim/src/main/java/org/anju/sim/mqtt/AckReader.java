package org.anju.sim.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Reads acknowledgements straight from the bytes, without an object for each: all that a connection under load receives. A
 * DISCONNECT closes the connection; everything else is passed over.
 */
final class AckReader extends ChannelInboundHandlerAdapter {
    private static final int PUBACK = 4;
    private static final int DISCONNECT = 14;
    private static final int LONGEST_PACKET = 1 << 16;

    private final ConnectionListener listener;
    private int type;
    private int length;
    private int shift;
    private int position;
    private int packetId;
    private int reasonCode;
    private boolean inBody;
    private boolean inLength;

    AckReader(ConnectionListener listener) {
        this.listener = listener;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (bytes.isReadable()) {
                if (!inBody && !inLength && bytes.readableBytes() >= 4 && isPlainAck(bytes)) {
                    listener.acknowledged(bytes.getUnsignedShort(bytes.readerIndex() + 2), 0);
                    bytes.skipBytes(4);
                } else {
                    step(context, bytes.readUnsignedByte());
                }
            }
        } finally {
            bytes.release();
        }
    }

    private static boolean isPlainAck(ByteBuf bytes) {
        return bytes.getShort(bytes.readerIndex()) == (PUBACK << 12 | 2);
    }

    private void step(ChannelHandlerContext context, int octet) {
        if (inBody) {
            body(context, octet);
        } else if (inLength) {
            length |= (octet & 0x7F) << shift;
            shift += 7;
            if (length > LONGEST_PACKET) {
                var unused = context.close();
            } else if ((octet & 0x80) == 0) {
                inLength = false;
                position = 0;
                inBody = length > 0;
            }
        } else {
            type = octet >> 4;
            length = 0;
            shift = 0;
            packetId = 0;
            reasonCode = 0;
            inLength = true;
        }
    }

    private void body(ChannelHandlerContext context, int octet) {
        switch (position++) {
            case 0, 1 -> packetId = packetId << 8 | octet;
            case 2 -> reasonCode = octet;
            default -> {}
        }
        if (position == length) {
            inBody = false;
            if (type == PUBACK) {
                listener.acknowledged(packetId, reasonCode);
            } else if (type == DISCONNECT) {
                var unused = context.close();
            }
        }
    }
}
