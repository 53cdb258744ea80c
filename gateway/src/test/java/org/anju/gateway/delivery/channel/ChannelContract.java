package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.Eventually;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.format.SampleMessages;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.Test;

/**
 * What every channel does, whether it posts, hands over, or serves a peer that connects and registers by itself. The dispatcher sends one
 * message at a time and relies on nothing else.
 */
abstract class ChannelContract {
    /** How often the channel said that it can send. */
    final List<Boolean> ready = new CopyOnWriteArrayList<>();

    abstract Channel channel();

    /** Brings the peer within reach, and connects or registers it where that is its way. */
    abstract void peerComes() throws Exception;

    /** Takes the peer out of reach. */
    abstract void peerGoes() throws Exception;

    /** Lets the peer refuse the next message. */
    abstract void peerRefusesNext();

    /** What the peer took over, as it read it; each text holds what the message says. */
    abstract List<String> taken();

    /** What a peer that reads sees of a delivery: its sequence number in words or JSON. */
    String mark(long sequence) {
        return "#" + sequence;
    }

    static Message message(long... sequences) {
        return new Message(
                Arrays.stream(sequences).mapToObj(ChannelContract::delivery).toList());
    }

    private static Delivery delivery(long sequence) {
        return SampleMessages.delivery(
                "bureau",
                sequence,
                SampleMessages.alert(Category.SECURITY, Severity.LEVEL_1, AlertState.RAISED, Map.of("zone", "东门")));
    }

    Attempt send(Message message) throws Exception {
        return channel().send(message).toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    void begin() {
        channel().start(() -> ready.add(true));
    }

    @Test
    void whatThePeerTakesIsDelivered() throws Exception {
        begin();
        peerComes();
        assertEquals(Attempt.delivered(), send(message(1)));
        assertEquals(Attempt.delivered(), send(message(2)));
        Eventually.until("both arrived", () -> taken().size() == 2);
        assertTrue(taken().get(0).contains(mark(1)), taken().get(0));
        assertTrue(taken().get(0).contains("信号丢失"), taken().get(0));
        assertTrue(taken().get(1).contains(mark(2)), taken().get(1));
    }

    @Test
    void aPeerOutOfReachIsAReasonNotAnException() throws Exception {
        begin();
        peerGoes();
        Attempt attempt = send(message(1));
        assertTrue(
                attempt.outcome() == Attempt.Outcome.RETRY || attempt.outcome() == Attempt.Outcome.UNREADY,
                attempt.toString());
        assertTrue(!attempt.reason().isBlank());
        assertEquals(List.of(), taken());
    }

    @Test
    void aRefusalIsTriedAgainAndTheNextAttemptArrives() throws Exception {
        begin();
        peerComes();
        peerRefusesNext();
        Attempt refused = send(message(1));
        assertEquals(Attempt.Outcome.RETRY, refused.outcome(), refused.toString());
        assertTrue(!refused.reason().isBlank());
        peerComes();
        assertEquals(Attempt.delivered(), send(message(1)));
    }

    @Test
    void aSummaryIsOneMessageThatSaysHowMany() throws Exception {
        begin();
        peerComes();
        assertEquals(Attempt.delivered(), send(message(1, 2, 3)));
        Eventually.until("it arrived", () -> taken().size() == 1);
        assertTrue(taken().get(0).contains("3"), taken().get(0));
    }

    @Test
    void closingHarmsNobody() throws Exception {
        begin();
        channel().close();
        channel().close();
    }
}
