package org.anju.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as logback.xml lays it down, in both forms. */
class LogTest {
    private final List<ILoggingEvent> events = new ArrayList<>();

    private String line(String format, Consumer<Logger> says) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("ANJU_LOG_FORMAT", format);
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogTest.class.getResource("/logback.xml")));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var encoder = ((ConsoleAppender<ILoggingEvent>) root.getAppender(format)).getEncoder();
        root.detachAndStopAllAppenders();
        encoder.start();
        AppenderBase<ILoggingEvent> kept = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                events.add(event);
            }
        };
        kept.setContext(context);
        kept.start();
        root.addAppender(kept);
        Logger ours = context.getLogger("org.anju.gateway.mqtt.Connection");
        assertEquals(Level.INFO, ours.getEffectiveLevel());
        ours.debug("not heard");
        assertTrue(events.isEmpty());
        ours.setLevel(Level.DEBUG);
        says.accept(ours);
        return new String(encoder.encode(events.get(0)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void requestAndDeviceStandInTheLogAndPersonsDoNot(String format) throws Exception {
        String line = line(format, log -> log.atDebug()
                .addKeyValue("request", "r-17")
                .addKeyValue("device", "A1-C01-gate-001")
                .setCause(new IllegalStateException("card=6217930011 of 豫C12345"))
                .log("refused {\"plate\":\"豫C12345\",\"mobile\":\"13812345678\"}"));
        for (String secret : List.of("6217930011", "豫C12345", "13812345678")) {
            assertFalse(line.contains(secret), line);
        }
        if (format.equals("text")) {
            assertTrue(line.contains("request=r-17 device=A1-C01-gate-001"), line);
        } else {
            JsonNode node = new ObjectMapper().readTree(line);
            assertEquals("r-17", node.at("/kvpList/0/request").asText(), line);
            assertEquals("A1-C01-gate-001", node.at("/kvpList/1/device").asText(), line);
        }
    }
}
