package org.anju.gateway.privacy;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the log as another encoder does, with what may identify a person masked: the last gate, whatever a message or an exception says. */
public final class MaskedLog extends EncoderBase<ILoggingEvent> {
    private @Nullable Encoder<ILoggingEvent> as;

    /** Who gives a line its form; set by logback.xml. */
    public void setAs(Encoder<ILoggingEvent> form) {
        as = form;
    }

    @Override
    public byte @Nullable [] headerBytes() {
        return as == null ? null : as.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return as == null
                ? new byte[0]
                : Masking.log(new String(as.encode(event), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte @Nullable [] footerBytes() {
        return as == null ? null : as.footerBytes();
    }
}
