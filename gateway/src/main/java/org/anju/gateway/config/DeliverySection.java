package org.anju.gateway.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Recipient.Contact;
import org.anju.gateway.delivery.Recipient.Format;
import org.anju.gateway.delivery.Recipient.Template;
import org.anju.gateway.delivery.channel.Channels;
import org.anju.gateway.delivery.channel.MailServer;
import org.anju.gateway.delivery.route.Books;
import org.anju.gateway.delivery.route.RoutingBook;
import org.jspecify.annotations.Nullable;

/** Reads who is told of alerts. */
final class DeliverySection {
    private static final Pattern SENDER = Pattern.compile("[^\\s,<&]{1,100}");
    private static final int MOST_PER_MINUTE = 6_000;
    /** What the services take, or what a person can read. */
    private static final Map<String, Integer> PER_MINUTE =
            Map.of("email", 30, "dingtalk", 20, "wecom", 20, "feishu", 60, "sms", 10);

    private static final Set<String> BY_URL = Set.of("webhook", "dingtalk", "wecom", "feishu", "sms");
    private static final Set<String> BY_ADDRESS = Set.of("email", "sms");
    private static final Set<String> MACHINES = Set.of("webhook", "mqtt", "feed");

    private DeliverySection() {}

    static Config.Delivery read(Section delivery, Path dataDir) {
        Duration horizon = delivery.duration("horizon", Duration.ofDays(7));
        String sender = delivery.text("sender", null, "anju");
        if (!SENDER.matcher(sender).matches()) {
            delivery.problem("sender", sender, "must be a name such as a host, without blanks, commas, < and &");
        }
        MailServer mail = mail(delivery.section("mail"), dataDir);
        Config.Identity identity = identity(delivery.section("identity"), dataDir);
        List<Recipient> recipients = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : delivery.list("recipients")) {
            String id = RoutingReader.id(section, "bureau");
            if (!ids.add(id)) {
                section.problem("id", id, "stands twice; every recipient needs its own");
            }
            recipients.add(recipient(section, id, mail));
        }
        RoutingBook book = new RoutingBook(
                0,
                ZoneOffset.UTC,
                named(delivery, "routes", "bureau-all", RoutingReader::route),
                named(delivery, "rosters", "guards", RoutingReader::roster),
                named(delivery, "escalations", "unanswered", RoutingReader::escalation));
        for (String problem : Books.problems(book, ids)) {
            int colon = problem.indexOf(": ");
            delivery.problem(problem.substring(0, colon), "", problem.substring(colon + 2));
        }
        return new Config.Delivery(
                horizon, sender, mail, identity, recipients, book.routes(), book.rosters(), book.escalations());
    }

    private interface Reader<T> {
        T read(Section section, String id);
    }

    private static <T> Map<String, T> named(Section delivery, String key, String example, Reader<T> reader) {
        Map<String, T> parts = new LinkedHashMap<>();
        for (Section section : delivery.list(key)) {
            String id = RoutingReader.id(section, example);
            if (parts.put(id, reader.read(section, id)) != null) {
                section.problem("id", id, "stands twice; each needs its own");
            }
        }
        return parts;
    }

    private static Config.Identity identity(Section identity, Path dataDir) {
        Path certificate = file(identity, "certificate", dataDir);
        Path key = file(identity, "key", dataDir);
        if ((certificate == null) != (key == null)) {
            identity.problem(
                    certificate == null ? "certificate" : "key",
                    "",
                    "must name a PEM file too: certificate and private key belong together");
        }
        return new Config.Identity(certificate, key, file(identity, "authorities", dataDir));
    }

    private static @Nullable Path file(Section section, String key, Path dataDir) {
        String named = section.text(key, null);
        if (named == null) {
            return null;
        }
        Path file = dataDir.resolve(named);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            section.problem(key, named, "is not a file the gateway can read");
        }
        return file;
    }

    private static @Nullable MailServer mail(Section mail, Path dataDir) {
        String host = mail.text("host", null, "");
        MailServer.Tls tls = MailServer.Tls.STARTTLS;
        String word = mail.text("security", null, "starttls");
        try {
            tls = MailServer.Tls.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            mail.problem("security", word, "must be starttls, tls or none");
        }
        int port = mail.number("port", null, tls == MailServer.Tls.TLS ? 465 : 587, 1, 65_535);
        String username = mail.text("username", null, "");
        String password = mail.text("password", "ANJU_MAIL_PASSWORD", "");
        String from = mail.text("from", null, "");
        String trust = mail.text("trust", null);
        if (host.isEmpty()) {
            return null;
        }
        if (!from.contains("@")) {
            mail.problem("from", from, "must be the mail address of the sender");
        }
        if (tls == MailServer.Tls.NONE
                && !Set.of("localhost", "127.0.0.1", "::1").contains(host)) {
            mail.problem("security", word, "mail leaves this machine only over TLS: use starttls or tls");
        }
        if (!username.isEmpty() && password.isEmpty()) {
            mail.problem("password", "", "is needed for the user name (ANJU_MAIL_PASSWORD)");
        }
        if (trust != null && !Files.isReadable(dataDir.resolve(trust))) {
            mail.problem("trust", trust, "is not a readable file of certificates (PEM)");
        }
        return new MailServer(
                host,
                port,
                tls,
                username,
                password,
                from,
                trust == null ? null : dataDir.resolve(trust).toString());
    }

    private static Recipient recipient(Section section, String id, @Nullable MailServer mail) {
        String channel = section.text("channel", null, "webhook");
        if (!Channels.WORDS.contains(channel)) {
            section.problem("channel", channel, "is not a channel; there are " + String.join(", ", Channels.WORDS));
        }
        if (channel.equals("email") && mail == null) {
            section.problem("channel", channel, "needs a mail server: set delivery.mail.host");
        }
        int perMinute = section.number("perMinute", null, PER_MINUTE.getOrDefault(channel, 0), 0, MOST_PER_MINUTE);
        Format format = format(section, channel, perMinute);
        return new Recipient(
                id,
                section.text("name", null, id),
                contact(section, channel),
                format,
                perMinute,
                changes(section),
                Set.copyOf(section.texts("accounts")));
    }

    private static Format format(Section section, String channel, int perMinute) {
        String word = section.text("format", null, "json");
        if (!word.equals("json") && !word.equals("cap")) {
            section.problem("format", word, "must be json or cap");
        } else if (word.equals("cap") && !MACHINES.contains(channel)) {
            section.problem("format", word, "is only for " + String.join(", ", MACHINES) + "; people get words");
        } else if (word.equals("cap") && perMinute > 0) {
            section.problem(
                    "perMinute", Integer.toString(perMinute), "cannot be limited in CAP, which knows no summary");
        }
        return word.equals("cap") ? Format.CAP : Format.JSON;
    }

    private static Set<String> changes(Section section) {
        List<String> words = section.texts("changes");
        for (String word : words) {
            if (!Recipient.CHANGES.contains(word)) {
                section.problem("changes", word, "is not one of " + String.join(", ", Recipient.CHANGES));
            }
        }
        Set<String> changes = new HashSet<>(words.isEmpty() ? Recipient.CHANGES : words);
        changes.add(Recipient.CHANGES.get(0));
        return changes;
    }

    private static Contact contact(Section section, String channel) {
        String address = section.text("url", null, "");
        if (BY_URL.contains(channel) && address.isEmpty()) {
            section.problem("url", "", "must be the address messages are posted to");
        }
        if (!address.isEmpty() && !ConfigLoader.isHttp(address)) {
            section.problem("url", "", "must start with https:// or http://");
            address = "";
        }
        String to = section.text("to", null, "");
        if (BY_ADDRESS.contains(channel) && to.isEmpty()) {
            section.problem("to", "", "must be the mail address or phone number");
        }
        List<String> secrets = section.texts("secrets");
        if (channel.equals("webhook")
                && (secrets.isEmpty() || !secrets.stream().allMatch(secret -> secret.startsWith("whsec_")))) {
            section.problem(
                    "secrets",
                    "",
                    "must list at least one signing secret: whsec_ followed by 24 to 64 random bytes in base64");
        }
        if (channel.equals("mqtt") && secrets.isEmpty()) {
            section.problem("secrets", "", "must list the password with which the recipient connects");
        }
        return new Contact(
                channel, address.isEmpty() ? null : URI.create(address), secrets, to, template(section, channel));
    }

    private static @Nullable Template template(Section section, String channel) {
        String body = section.text("body", null, "");
        String contentType = section.text("contentType", null, "application/json");
        String accepted = section.text("accepted", null);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : section.texts("headers")) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                section.problem("headers", "", "must be written 'name: value'");
            } else {
                headers.put(
                        header.substring(0, colon).trim(),
                        header.substring(colon + 1).trim());
            }
        }
        if (!channel.equals("sms")) {
            return null;
        }
        if (!body.contains("{to}") || !body.contains("{text}")) {
            section.problem("body", body, "must hold {to} and {text}, and may hold {id}");
        }
        if (!Set.of("application/json", "application/x-www-form-urlencoded").contains(contentType)) {
            section.problem(
                    "contentType", contentType, "must be application/json or application/x-www-form-urlencoded");
        }
        try {
            return new Template(contentType, headers, body, accepted == null ? null : Pattern.compile(accepted));
        } catch (PatternSyntaxException e) {
            section.problem("accepted", e.getPattern(), "is no regular expression: " + e.getDescription());
            return null;
        }
    }
}
