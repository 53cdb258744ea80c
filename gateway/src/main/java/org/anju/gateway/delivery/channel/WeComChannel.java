package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.format.Words;

/** 企业微信: a robot of a WeCom group; the key in its URL is what it is known by. It takes 20 messages a minute of at most 2,048 bytes. */
final class WeComChannel implements Channel {
    private static final Set<Integer> BUSY = Set.of(45009, 45033);
    private static final int MOST_BYTES = 2_048;

    private final URI url;
    private final HttpPost post;
    private final Words words;

    WeComChannel(URI url, ChannelParts parts) {
        this.url = url;
        this.post = HttpPost.to(url, parts.http(), parts.clock());
        this.words = parts.words();
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("msgtype", "text");
        body.putObject("text").put("content", cut(words.text(message)));
        return post.send(
                url,
                Map.of("content-type", "application/json; charset=utf-8"),
                body.toString(),
                answer -> RobotAnswer.judge(answer, "errcode", BUSY));
    }

    private static String cut(String text) {
        String kept = text;
        while (kept.getBytes(UTF_8).length > MOST_BYTES) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }
}
