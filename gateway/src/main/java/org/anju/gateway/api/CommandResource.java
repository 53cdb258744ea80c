package org.anju.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.anju.gateway.command.Command;
import org.anju.gateway.command.CommandDesk;
import org.anju.gateway.command.CommandRefusedException;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.model.Device;
import org.anju.gateway.privacy.Masking;

/** Commands to devices and what became of them. */
final class CommandResource {
    private static final int LIMIT = 50;
    private static final int RETRY_SECONDS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EstateView estate;
    private final CommandDesk desk;
    private final Workers workers;

    CommandResource(EstateView estate, CommandDesk desk, Workers workers) {
        this.estate = estate;
        this.desk = desk;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of("sendCommand", this::send, "listCommands", this::list, "getCommand", this::get);
    }

    private Device device(Request request) {
        return DeviceResource.visible(estate.current(), request.viewer(), request.path("id"));
    }

    private Future<Answer> send(Request request) {
        Device device = device(request);
        String method = request.body().getString("method");
        String params = request.body().getJsonObject("params", new JsonObject()).encode();
        String by = request.caller().account().username();
        return workers.run(() -> {
            try {
                return new Answer(202, write(desk.send(device, method, (ObjectNode) JSON.readTree(params), by)));
            } catch (CommandRefusedException refused) {
                throw problem(refused);
            }
        });
    }

    private static Problem problem(CommandRefusedException refused) {
        String detail = String.valueOf(refused.getMessage());
        return switch (refused.why()) {
            case INVALID -> Problem.invalid(detail);
            case UNREACHABLE -> Problem.of(409, "device_unreachable", detail);
            case TOO_MANY -> Problem.later(429, "too_many_commands", detail, RETRY_SECONDS);
        };
    }

    private Future<Answer> list(Request request) {
        Device device = device(request);
        int limit = (int) request.number("limit", LIMIT);
        return workers.run(() -> Answer.ok(Json.array(desk.ofDevice(device, limit), CommandResource::write)));
    }

    private Future<Answer> get(Request request) {
        Device device = device(request);
        String id = request.path("command");
        return workers.run(
                () -> Answer.ok(write(desk.get(device, id).orElseThrow(() -> Problem.notFound("command", id)))));
    }

    private static ObjectNode write(Command command) {
        ObjectNode node = Json.object();
        node.put("id", command.id());
        node.put("device", command.device());
        node.put("method", command.method());
        node.put("by", command.by());
        node.put("state", command.state().word());
        node.put("sentMs", command.sentMs());
        Json.put(node, "settledMs", command.settledMs());
        try {
            node.set("params", Masking.tree(JSON.readTree(command.params())));
            if (command.result() != null) {
                node.set("result", Masking.tree(JSON.readTree(command.result())));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("command " + command.id() + " is not kept as JSON", impossible);
        }
        return node;
    }
}
