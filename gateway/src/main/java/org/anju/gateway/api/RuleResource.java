package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.DryRun;
import org.anju.gateway.alert.Rule;
import org.anju.gateway.alert.RuleArchive;
import org.anju.gateway.alert.RuleDesk;
import org.anju.gateway.alert.RuleSet;
import org.anju.gateway.alert.RulesException;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/** Rules: those in force, their versions, and trying others on stored history or in shadow. */
final class RuleResource {
    private static final long LONGEST_RUN_MS = 31L * 24 * 3_600_000;
    private static final int RECENT = 100;
    private static final int UNPROCESSABLE = 422;

    private final RuleDesk desk;
    private final DryRun dryRun;
    private final EstateView estate;
    private final AlertJson json;
    private final Workers workers;
    private final AtomicBoolean running = new AtomicBoolean();

    RuleResource(RuleDesk desk, DryRun dryRun, EstateView estate, AlertJson json, Workers workers) {
        this.desk = desk;
        this.dryRun = dryRun;
        this.estate = estate;
        this.json = json;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listRules", this::list,
                "getRule", this::get,
                "checkRules", this::check,
                "dryRunRules", this::dryRun,
                "reloadRules", this::reload,
                "listShadowRules", this::shadows,
                "addShadowRule", this::addShadow,
                "removeShadowRule", this::removeShadow,
                "getRuleSchema", this::schema);
    }

    private Future<Answer> list(Request request) {
        @Nullable String kind = request.text("kind");
        return workers.run(() -> {
            RuleSet rules = desk.current();
            ObjectNode node = Json.object().put("version", rules.version()).put("loadedMs", desk.loadedMs());
            List<Rule> wanted = rules.rules().stream()
                    .filter(rule -> kind == null || kind.equals(rule.kind()))
                    .toList();
            node.set("items", Json.array(wanted, this::write));
            return Answer.ok(node);
        });
    }

    private Future<Answer> get(Request request) {
        String id = request.path("id");
        return workers.run(() -> {
            Rule rule = desk.current().rule(id);
            if (rule == null) {
                throw Problem.notFound("rule", id);
            }
            ObjectNode node = write(rule);
            node.put("yaml", rule.yaml());
            node.set("versions", Json.array(desk.versions(id), version -> Json.object()
                    .put("version", version.version())
                    .put("fromMs", version.fromMs())
                    .put("yaml", version.yaml())));
            return Answer.ok(node);
        });
    }

    private Future<Answer> check(Request request) {
        String yaml = request.body().getString("yaml");
        return workers.run(() -> {
            ObjectNode node = Json.object();
            ArrayNode rules = node.putArray("rules");
            try {
                desk.check(yaml).rules().forEach(rule -> rules.add(rule.id()));
                node.putArray("problems");
            } catch (RulesException mistakes) {
                node.set("problems", problems(mistakes));
            }
            return Answer.ok(node);
        });
    }

    private Future<Answer> reload(Request request) {
        return workers.run(() -> {
            try {
                RuleSet rules = desk.reload();
                return Answer.ok(Json.object()
                        .put("version", rules.version())
                        .put("rules", rules.rules().size()));
            } catch (RulesException mistakes) {
                return refused(mistakes);
            }
        });
    }

    private Future<Answer> dryRun(Request request) {
        Viewer viewer = request.viewer();
        JsonObject body = request.body();
        long fromMs = body.getLong("fromMs");
        long toMs = body.getLong("toMs");
        if (toMs <= fromMs || toMs - fromMs > LONGEST_RUN_MS) {
            return Future.failedFuture(Problem.invalid("toMs must be after fromMs, and at most 31 days later."));
        }
        return workers.run(() -> {
            RuleSet rules;
            try {
                rules = rules(body);
            } catch (RulesException mistakes) {
                return refused(mistakes);
            }
            List<Device> devices = devices(viewer, body.getString("compound"), body.getString("device"));
            if (!running.compareAndSet(false, true)) {
                throw Problem.later(409, "busy", "Another try is under way: wait until it is done.", 10);
            }
            try {
                return Answer.ok(write(dryRun.run(rules, desk.current(), devices, fromMs, toMs)));
            } catch (IllegalStateException away) {
                throw Problem.later(503, "history_unavailable", "The history cannot be read: " + away.getMessage(), 5);
            } finally {
                running.set(false);
            }
        });
    }

    private RuleSet rules(JsonObject body) throws RulesException {
        @Nullable String yaml = body.getString("yaml");
        if (yaml != null) {
            RuleSet rules = desk.check(yaml);
            if (rules.rules().isEmpty()) {
                throw Problem.invalid("yaml: the file has no rule that is enabled.");
            }
            return rules;
        }
        @Nullable String id = body.getString("rule");
        if (id == null) {
            throw Problem.invalid("yaml: send a rule file, or the id of a rule in force as rule.");
        }
        if (desk.current().rule(id) == null) {
            throw Problem.notFound("rule", id);
        }
        return desk.current().only(id);
    }

    private List<Device> devices(Viewer viewer, @Nullable String compound, @Nullable String device) {
        Estate now = estate.current();
        List<Device> devices = now.devices().values().stream()
                .filter(each -> viewer.sees(each.area(), each.compound()))
                .filter(each -> compound == null || compound.equals(each.compound()))
                .filter(each -> device == null || device.equals(each.id().value()))
                .toList();
        if (devices.isEmpty()) {
            throw Problem.invalid("compound, device: there is no such device in what you may see.");
        }
        return devices;
    }

    private Future<Answer> shadows(Request request) {
        return workers.run(() -> {
            ObjectNode node = Json.object();
            node.set("items", Json.array(desk.drafts(), this::write));
            return Answer.ok(node);
        });
    }

    private Future<Answer> addShadow(Request request) {
        String who = request.caller().username();
        String yaml = request.body().getString("yaml");
        int days = request.body().getInteger("days", 7);
        return workers.run(() -> {
            try {
                return Answer.ok(write(desk.tryOut(yaml, days, who)));
            } catch (RulesException mistakes) {
                return refused(mistakes);
            } catch (IllegalArgumentException wrong) {
                throw Problem.invalid("yaml: " + wrong.getMessage() + ".");
            }
        });
    }

    private Future<Answer> removeShadow(Request request) {
        String id = request.path("id");
        return workers.run(() -> {
            try {
                if (!desk.drop(id)) {
                    throw Problem.notFound("draft", id);
                }
                return Answer.NO_CONTENT;
            } catch (RulesException mistakes) {
                return refused(mistakes);
            }
        });
    }

    private Future<Answer> schema(Request request) {
        return workers.run(() -> {
            try (InputStream in = RuleResource.class.getResourceAsStream("/rules/schema.json")) {
                return Answer.ok(json.parse(new String(
                        Objects.requireNonNull(in, "rules/schema.json").readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Answer refused(RulesException mistakes) {
        ObjectNode node = Json.object().put("type", "about:blank").put("status", UNPROCESSABLE);
        node.put("title", "Unprocessable content").put("code", "invalid_rules");
        node.put(
                "detail",
                mistakes.problems().size() + " mistakes in the rules: nothing was changed, the rules in force stay.");
        node.set("problems", problems(mistakes));
        return new Answer(UNPROCESSABLE, node);
    }

    private static ArrayNode problems(RulesException mistakes) {
        return Json.array(mistakes.problems(), problem -> {
            ObjectNode node = Json.object().put("file", problem.file()).put("line", problem.line());
            return node.put("key", problem.key()).put("message", problem.message());
        });
    }

    private ObjectNode write(Rule rule) {
        return json.rule(rule);
    }

    private ObjectNode write(RuleArchive.Draft draft) {
        ObjectNode node = Json.object().put("id", draft.id()).put("by", draft.who());
        node.put("createdMs", draft.createdMs()).put("untilMs", draft.untilMs()).put("yaml", draft.yaml());
        List<Rule> rules = desk.current().rules().stream()
                .filter(rule -> rule.id().endsWith("~" + draft.id()))
                .toList();
        node.set("rules", Json.array(rules, this::write));
        Map<Long, Integer> days = desk.raisedByDay(draft.id());
        node.put("raised", days.values().stream().mapToInt(Integer::intValue).sum());
        Collection<Map.Entry<Long, Integer>> each = days.entrySet();
        node.set(
                "days",
                Json.array(each, day -> Json.object().put("dayMs", day.getKey()).put("raised", day.getValue())));
        node.set("recent", Json.array(desk.raised(draft.id(), RECENT), this::write));
        return node;
    }

    private ObjectNode write(RuleArchive.ShadowAlert alert) {
        ObjectNode node = Json.object().put("rule", alert.rule()).put("subject", alert.subject());
        node.put("area", alert.area()).put("compound", alert.compound());
        Json.put(node, "device", alert.device());
        node.put("raisedMs", alert.raisedMs());
        Json.put(node, "clearedMs", alert.clearedMs());
        node.set("values", json.tree(alert.values()));
        return node;
    }

    private ObjectNode write(DryRun.Report report) {
        ObjectNode node = Json.object().put("records", report.entries()).put("devices", report.devices());
        node.put("raised", report.raised());
        node.put("complete", report.complete());
        node.set("items", Json.array(report.found(), found -> {
            ObjectNode item = Json.object().put("rule", found.alert().rule());
            item.put("subject", found.alert().subject());
            item.put("area", found.alert().area()).put("compound", found.alert().compound());
            Json.put(item, "device", found.alert().device());
            item.put("severity", found.alert().severity().level());
            item.put("raisedMs", found.alert().raisedMs());
            Json.put(item, "clearedMs", found.clearedMs());
            item.put("occurrences", found.occurrences());
            item.set("values", json.tree(found.alert().fired()));
            return item.put("condition", found.alert().condition());
        }));
        return node;
    }
}
