package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Recipient.Contact;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail, to a real SMTP server in this process. */
class EmailChannelTest extends ChannelContract {
    private static final String TO = "duty@example.com";
    private static Vertx vertx;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Channel channel;
    private boolean refuse;

    @BeforeAll
    static void loops() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void noLoops() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void open() {
        server.start();
        server.setUser(TO, "duty", "x");
        server.setUser("anju@example.com", "anju", "secret");
        channel = channel("secret", MailServer.Tls.NONE);
    }

    private Channel channel(String password, MailServer.Tls tls) {
        MailServer mail = new MailServer(
                "127.0.0.1", server.getSmtp().getPort(), tls, "anju", password, "anju@example.com", null);
        return Channels.of(
                Recipient.machine("bureau", new Contact("email", null, List.of(), TO, null)),
                TestParts.parts(
                        vertx,
                        HttpClient.newHttpClient(),
                        HttpChannelContract.CLOCK,
                        mail,
                        new MqttDoor(new TestParts.MemorySessions(), Runnable::run, HttpChannelContract.CLOCK)));
    }

    @AfterEach
    void shut() {
        channel.close();
        server.stop();
    }

    @Override
    Channel channel() {
        return channel;
    }

    @Override
    void peerComes() {
        if (refuse) {
            channel = channel("secret", MailServer.Tls.NONE);
            refuse = false;
        }
    }

    @Override
    void peerGoes() {
        server.stop();
    }

    @Override
    void peerRefusesNext() {
        refuse = true;
        channel = channel("wrong", MailServer.Tls.NONE);
    }

    @Override
    List<String> taken() {
        List<String> texts = new ArrayList<>();
        try {
            for (MimeMessage mail : server.getReceivedMessagesForDomain("example.com")) {
                texts.add(mail.getSubject() + "\n" + mail.getContent());
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    @Test
    void aRepeatedMailHasTheSameMessageId() throws Exception {
        send(message(1));
        send(message(1));
        MimeMessage[] mails = server.getReceivedMessages();
        assertEquals(mails[0].getMessageID(), mails[1].getMessageID());
        assertEquals("<bureau.al-1.1@example.com>", mails[0].getMessageID());
    }

    @Test
    void aServerThatOffersNoTlsGetsNoMail() throws Exception {
        Channel strict = channel("secret", MailServer.Tls.STARTTLS);
        Attempt attempt = strict.send(message(1)).toCompletableFuture().get(40, TimeUnit.SECONDS);
        assertEquals(Attempt.Outcome.RETRY, attempt.outcome(), attempt.toString());
        assertEquals(0, server.getReceivedMessages().length);
        strict.close();
    }

    @Test
    void aServerWithACertificateNobodyKnowsGetsNoMail() throws Exception {
        GreenMail secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        secure.start();
        try {
            MailServer mail = new MailServer(
                    "127.0.0.1", secure.getSmtps().getPort(), MailServer.Tls.TLS, "", "", "anju@example.com", null);
            Channel doubting = Channels.of(
                    Recipient.machine("bureau", new Contact("email", null, List.of(), TO, null)),
                    TestParts.parts(
                            vertx,
                            HttpClient.newHttpClient(),
                            HttpChannelContract.CLOCK,
                            mail,
                            new MqttDoor(new TestParts.MemorySessions(), Runnable::run, HttpChannelContract.CLOCK)));
            Attempt attempt = doubting.send(message(1)).toCompletableFuture().get(40, TimeUnit.SECONDS);
            assertEquals(Attempt.Outcome.RETRY, attempt.outcome(), attempt.toString());
            assertEquals(0, secure.getReceivedMessages().length);
            doubting.close();
        } finally {
            secure.stop();
        }
    }

    @Test
    void theAccountIsNotInTheReason() throws Exception {
        peerRefusesNext();
        Attempt attempt = send(message(1));
        assertFalse(attempt.reason().contains("wrong"), attempt.reason());
        assertTrue(server.getManagers().getUserManager().listUser().stream()
                .map(GreenMailUser::getLogin)
                .anyMatch("anju"::equals));
    }
}
