package org.anju.gateway.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.anju.gateway.metrics.CommandMeters;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands and waits for their answers. A command is written down before it is sent, so that an answer always finds it; what is not
 * answered in time is given up. Thread-safe.
 */
public final class CommandDesk implements CommandReplies {
    /** How long a device has to answer. */
    public static final Duration REPLY_WITHIN = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_PER_DEVICE = 4;
    private static final int LONGEST_RESULT = 4_096;
    private static final String REPLY = "/command/reply";
    private static final TypeReference<Map<String, JsonNode>> PARAMS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final CommandStore store;
    private final CommandLink link;
    private final Executor work;
    private final Clock clock;
    private final CommandMeters meters;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(String device, long sentMs) {}

    /** @param work runs what blocks; may refuse when too much is waiting */
    public CommandDesk(CommandStore store, CommandLink link, Executor work, Clock clock, CommandMeters meters) {
        this.store = store;
        this.link = link;
        this.work = work;
        this.clock = clock;
        this.meters = meters;
        meters.waiting(waiting::size);
    }

    /** Gives up what an earlier start has left on its way. Blocks. */
    public void start() {
        int given = store.giveUpAll(clock.millis());
        if (given > 0) {
            LOG.info("{} commands of the last start were not answered", given);
        }
    }

    /**
     * Sends a command. Blocks while it is written down.
     *
     * @param params JSON object
     * @param by user name
     * @return the command, on its way
     * @throws CommandRefusedException when it was not sent; the attempt at a device that is away is kept as such
     */
    public Command send(Device device, String method, ObjectNode params, String by) throws CommandRefusedException {
        CommandCheck.check(device, method, JSON.convertValue(params, PARAMS));
        long now = clock.millis();
        String id = UUID.randomUUID().toString();
        reserve(id, device, now);
        Command command =
                new Command(id, device.id().value(), method, params.toString(), by, CommandState.SENT, now, null, null);
        boolean sent = false;
        try {
            store.add(command);
            sent = link.send(device, payload(command, params));
        } finally {
            if (!sent) {
                waiting.remove(id);
            }
        }
        if (!sent) {
            store.settle(id, command.device(), CommandState.UNREACHABLE, clock.millis(), null);
            meters.ended(CommandState.UNREACHABLE.word());
            throw new CommandRefusedException(
                    CommandRefusedException.Why.UNREACHABLE,
                    device.id() + " is not connected or does not listen for commands: nothing was sent. Check its power"
                            + " and uplink, then send the command again.");
        }
        return command;
    }

    private synchronized void reserve(String id, Device device, long now) throws CommandRefusedException {
        String name = device.id().value();
        long ofDevice =
                waiting.values().stream().filter(one -> one.device.equals(name)).count();
        if (waiting.size() >= MOST_WAITING || ofDevice >= MOST_PER_DEVICE) {
            throw new CommandRefusedException(
                    CommandRefusedException.Why.TOO_MANY,
                    ofDevice >= MOST_PER_DEVICE
                            ? name + " has " + ofDevice + " commands to answer: wait for them."
                            : "Too many commands wait for an answer: try again in a moment.");
        }
        waiting.put(id, new Waiting(name, now));
    }

    private static byte[] payload(Command command, ObjectNode params) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", command.id());
        node.put("method", command.method());
        node.set("params", params);
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isReply(String topic, Device sender) {
        // Asked about every message there is: looking at the end of the topic settles it for nearly all.
        return topic.endsWith(REPLY) && topic.equals("anju/" + sender.id() + REPLY);
    }

    @Override
    public void take(Device sender, byte[] payload, Answer answer) {
        JsonNode reply;
        try {
            reply = JSON.readTree(payload);
        } catch (IOException malformed) {
            answer.refused("a command's reply must be JSON: {\"id\":…,\"ok\":…,\"result\":…}");
            return;
        }
        JsonNode id = reply.path("id");
        JsonNode ok = reply.path("ok");
        if (!id.isTextual() || !ok.isBoolean()) {
            answer.refused("a command's reply needs the command's id (text) and ok (true or false)");
            return;
        }
        JsonNode result = reply.path("result");
        String text = result.isMissingNode() || result.isNull() ? null : result.toString();
        if (text != null && text.length() > LONGEST_RESULT) {
            answer.refused("result is longer than " + LONGEST_RESULT + " characters");
            return;
        }
        try {
            work.execute(() -> settle(sender, id.textValue(), ok.booleanValue(), text, answer));
        } catch (RejectedExecutionException full) {
            answer.busy();
        }
    }

    private void settle(Device sender, String id, boolean ok, @Nullable String result, Answer answer) {
        try {
            long now = clock.millis();
            CommandState state = ok ? CommandState.DONE : CommandState.REFUSED;
            if (store.settle(id, sender.id().value(), state, now, result)) {
                Waiting known = waiting.remove(id);
                meters.ended(state.word());
                if (known != null) {
                    meters.answered(now - known.sentMs);
                }
                answer.settled();
            } else {
                answer.refused("no command '" + id.substring(0, Math.min(64, id.length()))
                        + "' of this device waits for an answer");
            }
        } catch (RuntimeException e) {
            LOG.warn("the reply of {} could not be kept: {}", sender.id(), e.toString());
            answer.busy();
        }
    }

    /** Gives up what was not answered in time; to be called every second or so, from any thread. Never blocks. */
    public void tick() {
        long before = clock.millis() - REPLY_WITHIN.toMillis();
        waiting.forEach((id, one) -> {
            if (one.sentMs <= before) {
                giveUp(id, one);
            }
        });
    }

    private void giveUp(String id, Waiting one) {
        try {
            work.execute(() -> {
                store.settle(id, one.device, CommandState.UNANSWERED, clock.millis(), null);
                if (waiting.remove(id) != null) {
                    meters.ended(CommandState.UNANSWERED.word());
                }
            });
        } catch (RejectedExecutionException full) {
            LOG.debug("command {} is given up at the next tick", id);
        }
    }

    /** The command of that id and device. Blocks. */
    public Optional<Command> get(Device device, String id) {
        return store.get(id)
                .filter(command -> command.device().equals(device.id().value()));
    }

    /** The newest commands of a device, newest first. Blocks. */
    public List<Command> ofDevice(Device device, int limit) {
        return store.ofDevice(device.id().value(), limit);
    }
}
