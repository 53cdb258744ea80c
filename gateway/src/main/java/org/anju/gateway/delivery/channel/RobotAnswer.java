package org.anju.gateway.delivery.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.anju.gateway.delivery.Attempt;

/** Reads what the robots of chat services answer: a 200 whose JSON holds a code, 0 for success. */
final class RobotAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long BUSY_MS = 60_000;

    private RobotAnswer() {}

    /**
     * Judges an answer.
     *
     * @param field name of the code
     * @param busy codes that mean: too many messages in a minute
     */
    static Attempt judge(String body, String field, Set<Integer> busy) {
        try {
            JsonNode code = JSON.readTree(body).path(field);
            if (code.canConvertToInt() && code.asInt() == 0) {
                return Attempt.delivered();
            }
            String reason = "the robot answered " + HttpPost.shown(body);
            return busy.contains(code.asInt()) ? Attempt.retryAfter(reason, BUSY_MS) : Attempt.retry(reason);
        } catch (JsonProcessingException e) {
            return Attempt.retry("the robot answered no JSON: " + HttpPost.shown(body));
        }
    }
}
