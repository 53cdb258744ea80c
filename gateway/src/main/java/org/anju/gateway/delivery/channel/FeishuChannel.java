package org.anju.gateway.delivery.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
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

/** 飞书: a custom robot of a Feishu group, signed when the recipient has a secret. It takes 100 messages a minute. */
final class FeishuChannel implements Channel {
    private static final Set<Integer> BUSY = Set.of(11232, 9499);

    private final URI url;
    private final List<String> secrets;
    private final HttpPost post;
    private final Words words;
    private final Clock clock;

    FeishuChannel(Recipient recipient, URI url, ChannelParts parts) {
        this.url = url;
        this.secrets = recipient.contact().secrets();
        this.post = HttpPost.to(url, parts.http(), parts.clock());
        this.words = parts.words();
        this.clock = parts.clock();
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!secrets.isEmpty()) {
            String timestamp = Long.toString(clock.instant().getEpochSecond());
            body.put("timestamp", timestamp);
            body.put("sign", RobotSignature.sign(timestamp + "\n" + secrets.get(0), ""));
        }
        body.put("msg_type", "text").putObject("content").put("text", words.text(message));
        return post.send(
                url,
                Map.of("content-type", "application/json; charset=utf-8"),
                body.toString(),
                answer -> RobotAnswer.judge(answer, "code", BUSY));
    }
}
