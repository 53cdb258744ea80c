package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.format.Words;

/** 钉钉: a custom robot of a DingTalk group, signed when the recipient has a secret. It takes 20 messages a minute. */
final class DingTalkChannel implements Channel {
    private static final Set<Integer> BUSY = Set.of(130101, 410100);

    private final URI url;
    private final List<String> secrets;
    private final HttpPost post;
    private final Words words;
    private final Clock clock;

    DingTalkChannel(Recipient recipient, URI url, ChannelParts parts) {
        this.url = url;
        this.secrets = recipient.contact().secrets();
        this.post = HttpPost.to(url, parts.http(), parts.clock());
        this.words = parts.words();
        this.clock = parts.clock();
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("msgtype", "text");
        body.putObject("text").put("content", words.text(message));
        return post.send(
                signed(),
                Map.of("content-type", "application/json; charset=utf-8"),
                body.toString(),
                answer -> RobotAnswer.judge(answer, "errcode", BUSY));
    }

    private URI signed() {
        if (secrets.isEmpty()) {
            return url;
        }
        long timestamp = clock.millis();
        String sign = RobotSignature.sign(secrets.get(0), timestamp + "\n" + secrets.get(0));
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "timestamp=" + timestamp + "&sign="
                + URLEncoder.encode(sign, UTF_8));
    }
}
