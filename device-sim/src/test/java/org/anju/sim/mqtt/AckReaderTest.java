package org.anju.sim.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AckReaderTest {
    private static final class Heard implements ConnectionListener {
        private final List<String> acknowledgements = new ArrayList<>();

        @Override
        public void up(int receiveMaximum) {}

        @Override
        public void down(ConnectFailure failure) {}

        @Override
        public void acknowledged(int packetId, int reasonCode) {
            acknowledgements.add(packetId + ":" + reasonCode);
        }

        @Override
        public void received(String topic, ByteBuf payload) {}
    }

    /** However the bytes are cut into pieces and whatever stands between them, every acknowledgement is heard once. */
    @Property(tries = 300)
    void hearsEveryAcknowledgementHoweverTheBytesArrive(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 65_535) Integer> ids,
            @ForAll @IntRange(min = 1, max = 9) int piece) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int id : ids) {
            int form = id % 4;
            int reason = form == 0 ? 0 : form == 1 ? 0x10 : 0x97;
            expected.add(id + ":" + reason);
            bytes.writeBytes(
                    switch (form) {
                        case 0 -> new byte[] {0x40, 2, (byte) (id >> 8), (byte) id};
                        case 1 -> new byte[] {0x40, 3, (byte) (id >> 8), (byte) id, 0x10};
                        default -> new byte[] {0x40, 4, (byte) (id >> 8), (byte) id, (byte) 0x97, 0};
                    });
            if (id % 3 == 0) {
                bytes.writeBytes(new byte[] {(byte) 0xD0, 0});
            }
        }
        Heard heard = new Heard();
        EmbeddedChannel channel = new EmbeddedChannel(new AckReader(heard));
        byte[] all = bytes.toByteArray();
        for (int at = 0; at < all.length; at += piece) {
            channel.writeInbound(Unpooled.copiedBuffer(all, at, Math.min(piece, all.length - at)));
        }
        assertEquals(expected, heard.acknowledgements);
        assertTrue(channel.isOpen());
    }

    @Test
    void closesOnDisconnect() {
        EmbeddedChannel channel = new EmbeddedChannel(new AckReader(new Heard()));

        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {(byte) 0xE0, 1, (byte) 0x8B}));

        assertFalse(channel.isOpen());
    }
}
