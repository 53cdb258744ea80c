package org.anju.gateway.delivery.channel;

import io.vertx.core.MultiMap;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.format.Words;

/**
 * A mail through the configured SMTP server. Taken over by the server is delivered. What the server refuses for good (a mailbox that does not
 * exist) is dead; a refused sign-in is tried again, since it is not the message's fault.
 */
final class EmailChannel implements Channel {
    private static final int CONNECT_MS = 10_000;
    private static final long TOTAL_MS = 30_000;
    private static final int NO_SIGN_IN_FROM = 530;
    private static final int NO_SIGN_IN_TO = 535;

    private final MailClient client;
    private final String from;
    private final String to;
    private final Words words;
    private boolean closed;

    EmailChannel(Recipient recipient, ChannelParts parts) {
        MailServer server = parts.mail();
        if (server == null) {
            throw new IllegalArgumentException("the channel email needs a mail server: set delivery.mail");
        }
        if (!recipient.contact().to().contains("@")) {
            throw new IllegalArgumentException("the channel email needs a mail address in to");
        }
        this.client = MailClient.create(parts.vertx(), config(server));
        this.from = server.from();
        this.to = recipient.contact().to();
        this.words = parts.words();
    }

    private static MailConfig config(MailServer server) {
        MailConfig config = new MailConfig(server.host(), server.port());
        config.setStarttls(
                server.tls() == MailServer.Tls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED);
        config.setSsl(server.tls() == MailServer.Tls.TLS);
        config.setHostnameVerificationAlgorithm("HTTPS");
        config.setConnectTimeout(CONNECT_MS);
        config.setMaxPoolSize(1);
        config.setKeepAlive(false);
        if (server.username().isEmpty()) {
            config.setLogin(LoginOption.DISABLED);
        } else {
            config.setLogin(LoginOption.REQUIRED);
            config.setUsername(server.username());
            config.setPassword(server.password());
        }
        if (server.trust() != null) {
            config.setTrustOptions(new PemTrustOptions().addCertPath(server.trust()));
        }
        return config;
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        MailMessage mail = new MailMessage(from, to, words.subject(message), words.text(message));
        // The same at every attempt, so that a mail that came twice is known as one.
        mail.setHeaders(MultiMap.caseInsensitiveMultiMap()
                .add(
                        "Message-ID",
                        "<" + message.id().replace(':', '.') + "@" + from.substring(from.indexOf('@') + 1) + ">"));
        return client.sendMail(mail)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(TOTAL_MS, TimeUnit.MILLISECONDS)
                .handle((sent, failure) -> failure == null ? Attempt.delivered() : judge(failure));
    }

    private static Attempt judge(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof TimeoutException) {
            return Attempt.retry("the mail server did not take it within " + TOTAL_MS / 1_000 + " s");
        }
        if (failure instanceof SMTPException refusal) {
            String reason = "the mail server answered " + refusal.getReplyMessage();
            int code = refusal.getReplyCode();
            return refusal.isPermanent() && (code < NO_SIGN_IN_FROM || code > NO_SIGN_IN_TO)
                    ? Attempt.dead(reason)
                    : Attempt.retry(reason);
        }
        return Attempt.retry(String.valueOf(cause.getMessage() == null ? cause : cause.getMessage()));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            client.close();
        }
    }
}
