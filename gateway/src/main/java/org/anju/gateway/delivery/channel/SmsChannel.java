package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.format.Words;

/** A text message through whatever service has an HTTP interface: the request is written by the recipient's template. */
final class SmsChannel implements Channel {
    /** What a template can ask for. */
    static final Pattern HOLE = Pattern.compile("\\{(to|text|id)}");

    private final URI url;
    private final String to;
    private final Recipient.Template template;
    private final HttpPost post;
    private final Words words;

    SmsChannel(Recipient recipient, URI url, Recipient.Template template, ChannelParts parts) {
        this.url = url;
        this.to = recipient.contact().to();
        this.template = template;
        this.post = HttpPost.to(url, parts.http(), parts.clock());
        this.words = parts.words();
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        Map<String, String> values =
                Map.of("to", to, "text", words.text(message).replace('\n', ' '), "id", message.id());
        Matcher holes = HOLE.matcher(template.body());
        StringBuilder body = new StringBuilder();
        while (holes.find()) {
            holes.appendReplacement(
                    body, Matcher.quoteReplacement(written(String.valueOf(values.get(holes.group(1))))));
        }
        holes.appendTail(body);
        Map<String, String> headers = new HashMap<>(template.headers());
        headers.put("content-type", template.contentType());
        return post.send(url, headers, body.toString(), this::judge);
    }

    private String written(String value) {
        return template.contentType().startsWith("application/json")
                ? new String(JsonStringEncoder.getInstance().quoteAsString(value))
                : URLEncoder.encode(value, UTF_8);
    }

    private Attempt judge(String answer) {
        Pattern accepted = template.accepted();
        return accepted == null || accepted.matcher(answer).find()
                ? Attempt.delivered()
                : Attempt.retry("the service answered " + HttpPost.shown(answer) + ", which does not match "
                        + accepted.pattern());
    }
}
