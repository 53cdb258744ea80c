package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Recipient.Contact;
import org.anju.gateway.delivery.Recipient.Template;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The channels that speak to people through somebody's service, each against a service that checks what the makers' documents ask for. */
class RobotChannelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "SEC0123456789";

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String hmac(String key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class DingTalk extends HttpChannelContract {
        @Override
        Contact contact() {
            return new Contact("dingtalk", peer.url("/robot/send?access_token=t"), List.of(SECRET), "", null);
        }

        @Override
        HttpPeer.Answer accept(HttpPeer.Request request) {
            Map<String, String> query = new java.util.HashMap<>();
            for (String pair : request.uri().getRawQuery().split("&", -1)) {
                query.put(
                        pair.substring(0, pair.indexOf('=')),
                        URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8));
            }
            String timestamp = query.get("timestamp");
            boolean signed = hmac(SECRET, timestamp + "\n" + SECRET).equals(query.get("sign"))
                    && Math.abs(CLOCK.millis() - Long.parseLong(timestamp)) < 3_600_000
                    && query.get("access_token").equals("t");
            boolean text = json(request.body()).path("msgtype").asText().equals("text");
            return new HttpPeer.Answer(
                    200, signed && text ? "{\"errcode\":0,\"errmsg\":\"ok\"}" : "{\"errcode\":310000}");
        }

        @Override
        HttpPeer.Answer refusal() {
            return new HttpPeer.Answer(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
        }

        @Test
        void tooManyMessagesPauseTheRecipient() throws Exception {
            peer.next(200, "{\"errcode\":130101,\"errmsg\":\"send too fast\"}");
            assertEquals(60_000, send(message(1)).retryAfterMs());
        }
    }

    @Nested
    class WeCom extends HttpChannelContract {
        @Override
        Contact contact() {
            return new Contact("wecom", peer.url("/cgi-bin/webhook/send?key=k"), List.of(), "", null);
        }

        @Override
        HttpPeer.Answer accept(HttpPeer.Request request) {
            int bytes =
                    json(request.body()).path("text").path("content").asText().getBytes(UTF_8).length;
            boolean good = request.uri().getQuery().equals("key=k") && bytes > 0 && bytes <= 2_048;
            return new HttpPeer.Answer(200, good ? "{\"errcode\":0,\"errmsg\":\"ok\"}" : "{\"errcode\":93000}");
        }

        @Override
        HttpPeer.Answer refusal() {
            return new HttpPeer.Answer(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}");
        }

        @Test
        void aLongSummaryFits() throws Exception {
            assertEquals(
                    Attempt.delivered(),
                    send(message(java.util.stream.LongStream.rangeClosed(1, 200).toArray())));
        }

        @Test
        void anAnswerThatIsNoJsonIsTriedAgain() throws Exception {
            peer.next(200, "<html>maintenance</html>");
            Attempt attempt = send(message(1));
            assertEquals(Attempt.Outcome.RETRY, attempt.outcome());
            assertTrue(attempt.reason().contains("maintenance"));
        }
    }

    @Nested
    class Feishu extends HttpChannelContract {
        @Override
        Contact contact() {
            return new Contact("feishu", peer.url("/open-apis/bot/v2/hook/x"), List.of(SECRET), "", null);
        }

        @Override
        HttpPeer.Answer accept(HttpPeer.Request request) {
            JsonNode body = json(request.body());
            String timestamp = body.path("timestamp").asText();
            boolean good =
                    hmac(timestamp + "\n" + SECRET, "").equals(body.path("sign").asText())
                            && body.path("msg_type").asText().equals("text");
            return new HttpPeer.Answer(200, good ? "{\"code\":0,\"msg\":\"success\"}" : "{\"code\":19021}");
        }

        @Override
        HttpPeer.Answer refusal() {
            return new HttpPeer.Answer(200, "{\"code\":19021,\"msg\":\"sign match fail\"}");
        }
    }

    @Nested
    class Sms extends HttpChannelContract {
        @Override
        Contact contact() {
            return new Contact(
                    "sms",
                    peer.url("/send"),
                    List.of(),
                    "13800001234",
                    new Template(
                            "application/json",
                            Map.of("x-api-key", "k"),
                            "{\"phone\":\"{to}\",\"content\":\"{text}\",\"ref\":\"{id}\"}",
                            Pattern.compile("\"result\":\\s*\"ok\"")));
        }

        @Override
        HttpPeer.Answer accept(HttpPeer.Request request) {
            JsonNode body = json(request.body());
            boolean good = body.path("phone").asText().equals("13800001234")
                    && !body.path("content").asText().contains("\n")
                    && request.headers().get("X-api-key").equals(List.of("k"));
            return new HttpPeer.Answer(200, good ? "{\"result\":\"ok\"}" : "{\"result\":\"bad\"}");
        }

        @Override
        HttpPeer.Answer refusal() {
            return new HttpPeer.Answer(200, "{\"result\":\"no credit\"}");
        }
    }

    @Nested
    class SmsByForm extends HttpChannelContract {
        @Override
        Contact contact() {
            return new Contact(
                    "sms",
                    peer.url("/send"),
                    List.of(),
                    "+86 138",
                    new Template("application/x-www-form-urlencoded", Map.of(), "m={to}&t={text}", null));
        }

        @Override
        HttpPeer.Answer accept(HttpPeer.Request request) {
            return new HttpPeer.Answer(request.body().startsWith("m=%2B86+138&t=") ? 204 : 400, "");
        }

        @Override
        List<String> taken() {
            return super.taken().stream()
                    .map(body -> URLDecoder.decode(body, UTF_8))
                    .toList();
        }

        @Override
        HttpPeer.Answer refusal() {
            return new HttpPeer.Answer(500, "out of order");
        }
    }

    @Nested
    class WebhookInJson extends HttpChannelContract {
        @Override
        Contact contact() {
            return new Contact(
                    "webhook", peer.url("/alerts"), List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "", null);
        }

        @Override
        String mark(long sequence) {
            return "\"sequence\":" + sequence;
        }

        @Override
        HttpPeer.Answer accept(HttpPeer.Request request) {
            return new HttpPeer.Answer(
                    json(request.body()).path("schema").asText().equals("anju.alert/1") ? 204 : 400, "");
        }

        @Override
        HttpPeer.Answer refusal() {
            return new HttpPeer.Answer(500, "");
        }
    }
}
