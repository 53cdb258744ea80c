package org.anju.gateway.alert;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.alert.Closures.Comparison;
import org.anju.gateway.alert.Closures.Logic;
import org.anju.gateway.alert.Closures.Numeric;
import org.anju.gateway.alert.Closures.TextTest;
import org.anju.gateway.alert.Closures.Textual;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** Turns conditions into closures: {@link Cel} checks them, this class translates the checked tree of the subset rules need. */
final class ExpressionCompiler {
    private enum Type {
        LOGIC,
        NUMBER,
        TEXT,
        /** A value of event data; takes the type of what it is compared with. */
        ANY
    }

    private final Kind kind;
    private final Cel cel;

    private final List<String> parameters;

    ExpressionCompiler(Kind kind, boolean withData, List<String> parameters) {
        this.kind = kind;
        this.parameters = List.copyOf(parameters);
        this.cel = new Cel(kind, withData, parameters);
    }

    Expression compile(String text) throws ExpressionException {
        Translation translation = new Translation(cel.check(text));
        Logic logic = translation.logic(translation.tree.getExpr());
        if (!translation.problems.isEmpty()) {
            throw new ExpressionException(translation.problems);
        }
        List<Field> reads = translation.slots.stream().map(kind.slots()::get).toList();
        return new Expression(
                text, reads, translation.keys, List.copyOf(translation.parametersRead), translation.readsSun, logic);
    }

    private final class Translation {
        private final CelAbstractSyntaxTree tree;
        private final Set<Integer> slots = new TreeSet<>();
        private final Set<String> keys = new LinkedHashSet<>();
        private final Set<String> parametersRead = new LinkedHashSet<>();
        private final List<String> problems = new ArrayList<>();
        private boolean readsSun;

        Translation(CelAbstractSyntaxTree tree) {
            this.tree = tree;
        }

        Logic logic(CelExpr expr) {
            Field field = field(expr);
            if (field != null) {
                return Closures.flag(field.slot());
            }
            String key = dataKey(expr);
            if (key != null) {
                return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                                && expr.select().testOnly()
                        ? Closures.dataHas(key)
                        : Closures.dataFlag(key);
            }
            if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
                int constant = Closures.of(expr.constant().booleanValue());
                return facts -> constant;
            }
            if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
                return refuse("'" + word(expr) + "' is not something a rule can test");
            }
            return call(expr.call());
        }

        private Logic call(CelExpr.CelCall call) {
            List<CelExpr> args = call.args();
            return switch (call.function()) {
                case "_&&_" -> Closures.and(logic(args.get(0)), logic(args.get(1)));
                case "_||_" -> Closures.or(logic(args.get(0)), logic(args.get(1)));
                case "!_" -> Closures.not(logic(args.get(0)));
                case "_?_:_" -> Closures.choose(logic(args.get(0)), logic(args.get(1)), logic(args.get(2)));
                case "_==_" -> equality(args.get(0), args.get(1), true);
                case "_!=_" -> equality(args.get(0), args.get(1), false);
                case "_<_" -> order(args, (a, b) -> a < b);
                case "_<=_" -> order(args, (a, b) -> a <= b);
                case "_>_" -> order(args, (a, b) -> a > b);
                case "_>=_" -> order(args, (a, b) -> a >= b);
                case "@in" -> membership(args.get(0), args.get(1));
                case "startsWith" -> texts(call, String::startsWith);
                case "endsWith" -> texts(call, String::endsWith);
                case "contains" -> texts(call, String::contains);
                default ->
                    refuse("rules do not know '" + call.function()
                            + "'; use comparisons, &&, ||, !, in, + - * /, startsWith, endsWith, contains");
            };
        }

        private Logic equality(CelExpr left, CelExpr right, boolean equal) {
            Type a = type(left);
            Type b = type(right);
            return switch (a == Type.ANY ? b : a) {
                case LOGIC -> Closures.same(logic(left), logic(right), equal);
                case NUMBER -> comparison(left, right, (x, y) -> (x == y) == equal);
                case TEXT -> {
                    checkValue(left, right);
                    checkValue(right, left);
                    yield Closures.test(text(left), text(right), (x, y) -> x.equals(y) == equal);
                }
                case ANY -> refuse("compare event data with a text, number or flag, not with other event data");
            };
        }

        private Logic order(List<CelExpr> args, Comparison comparison) {
            if (type(args.get(0)) == Type.TEXT || type(args.get(1)) == Type.TEXT) {
                return refuse("texts have no order; use ==, != or in");
            }
            if (type(args.get(0)) == Type.LOGIC || type(args.get(1)) == Type.LOGIC) {
                return refuse("flags have no order; write the flag itself or ! before it");
            }
            return comparison(args.get(0), args.get(1), comparison);
        }

        private Logic comparison(CelExpr left, CelExpr right, Comparison comparison) {
            Field field = field(left);
            if (field != null && right.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
                return Closures.compare(field.slot(), right.constant().doubleValue(), comparison);
            }
            return Closures.compare(number(left), number(right), comparison);
        }

        private Logic membership(CelExpr needle, CelExpr list) {
            if (list.getKind() != CelExpr.ExprKind.Kind.LIST
                    || list.list().elements().isEmpty()
                    || !list.list().elements().stream().allMatch(e -> e.getKind() == CelExpr.ExprKind.Kind.CONSTANT)) {
                return refuse("'in' needs a list of constants, such as v.status in ['Faulted', 'Unavailable']");
            }
            List<CelExpr> elements = list.list().elements();
            Type type = type(elements.get(0));
            if (elements.stream().anyMatch(element -> type(element) != type) || type == Type.LOGIC) {
                return refuse("the list after 'in' must hold only texts or only numbers");
            }
            if (type == Type.NUMBER) {
                return Closures.in(
                        number(needle),
                        elements.stream()
                                .mapToDouble(e -> e.constant().doubleValue())
                                .toArray());
            }
            Set<String> texts = new HashSet<>();
            for (CelExpr element : elements) {
                checkValue(needle, element);
                texts.add(element.constant().stringValue());
            }
            return Closures.in(text(needle), Set.copyOf(texts));
        }

        private Logic texts(CelExpr.CelCall call, TextTest test) {
            CelExpr target = call.target().orElseThrow();
            return Closures.test(text(target), text(call.args().get(0)), test);
        }

        private Numeric number(CelExpr expr) {
            Field field = field(expr);
            if (field != null) {
                int slot = field.slot();
                return facts -> facts.numbers[slot];
            }
            Numeric around = around(qualified(expr));
            if (around != null) {
                return around;
            }
            String key = dataKey(expr);
            if (key != null) {
                return Closures.dataNumber(key);
            }
            if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT && type(expr) == Type.NUMBER) {
                double constant = expr.constant().doubleValue();
                return facts -> constant;
            }
            if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
                List<CelExpr> args = expr.call().args();
                switch (expr.call().function()) {
                    case "_+_", "_-_", "_*_", "_/_" -> {
                        Numeric a = number(args.get(0));
                        Numeric b = number(args.get(1));
                        return switch (expr.call().function().charAt(1)) {
                            case '+' -> facts -> a.get(facts) + b.get(facts);
                            case '-' -> facts -> a.get(facts) - b.get(facts);
                            case '*' -> facts -> a.get(facts) * b.get(facts);
                            default -> facts -> a.get(facts) / b.get(facts);
                        };
                    }
                    case "-_" -> {
                        Numeric a = number(args.get(0));
                        return facts -> -a.get(facts);
                    }
                    default -> {}
                }
            }
            refuse("'" + word(expr) + "' is not a number rules can compute");
            return facts -> Double.NaN;
        }

        /** A number that is not measured: of the rule, of the sun, of the clock. */
        private @Nullable Numeric around(@Nullable String name) {
            if (name == null) {
                return null;
            }
            if (name.startsWith("p.")) {
                parametersRead.add(name.substring(2));
                return Closures.parameter(parameters.indexOf(name.substring(2)));
            }
            switch (name) {
                case "sun.altitude_deg" -> {
                    readsSun = true;
                    return facts -> facts.sky.sunAltitudeDeg(facts.nowMs);
                }
                case "time.hour" -> {
                    return facts -> facts.sky.hour(facts.nowMs);
                }
                case "time.weekday" -> {
                    return facts -> facts.sky.weekday(facts.nowMs);
                }
                default -> {
                    return null;
                }
            }
        }

        private @Nullable Textual place(@Nullable String name) {
            if (name == null) {
                return null;
            }
            return switch (name) {
                case "d.id" -> facts -> facts.where.device();
                case "d.name" -> facts -> facts.where.name();
                case "d.area" -> facts -> facts.where.area();
                case "d.compound" -> facts -> facts.where.compound();
                case "d.building" -> facts -> facts.where.building();
                default -> null;
            };
        }

        private Textual text(CelExpr expr) {
            Field field = field(expr);
            if (field != null) {
                int slot = field.slot();
                return facts -> facts.texts[slot];
            }
            Textual place = place(qualified(expr));
            if (place != null) {
                return place;
            }
            String key = dataKey(expr);
            if (key != null) {
                return Closures.dataText(key);
            }
            if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT && type(expr) == Type.TEXT) {
                String constant = expr.constant().stringValue();
                return facts -> constant;
            }
            refuse("'" + word(expr) + "' is not a text rules can use");
            return facts -> null;
        }

        private Type type(CelExpr expr) {
            CelKind celKind = tree.getTypeOrThrow(expr.id()).kind();
            return switch (celKind) {
                case BOOL -> Type.LOGIC;
                case DOUBLE, INT, UINT -> Type.NUMBER;
                case STRING -> Type.TEXT;
                default -> Type.ANY;
            };
        }

        private @Nullable Field field(CelExpr expr) {
            String name = qualified(expr);
            if (name == null || !name.startsWith("v.")) {
                return null;
            }
            Field field = Objects.requireNonNull(kind.field(name.substring(2)));
            slots.add(field.slot());
            return field;
        }

        private @Nullable String dataKey(CelExpr expr) {
            String name = qualified(expr);
            if (name == null || !name.startsWith("data.")) {
                return null;
            }
            String key = name.substring("data.".length());
            keys.add(key);
            return key;
        }

        private @Nullable String qualified(CelExpr expr) {
            if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
                return expr.ident().name();
            }
            if (expr.getKind() != CelExpr.ExprKind.Kind.SELECT) {
                return null;
            }
            String operand = qualified(expr.select().operand());
            return operand == null ? null : operand + "." + expr.select().field();
        }

        private void checkValue(CelExpr side, CelExpr other) {
            Field field = field(side);
            if (field == null
                    || field.values().isEmpty()
                    || other.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || field.values().contains(other.constant().stringValue())) {
                return;
            }
            String value = other.constant().stringValue();
            refuse("v." + field.name() + " is never '" + value + "', " + Near.hint(value, field.values()));
        }

        private Logic refuse(String problem) {
            problems.add(problem);
            return facts -> Closures.UNKNOWN;
        }

        private String word(CelExpr expr) {
            String name = qualified(expr);
            return name != null
                    ? name
                    : expr.getKind() == CelExpr.ExprKind.Kind.CALL
                            ? expr.call().function()
                            : expr.getKind().name().toLowerCase(Locale.ROOT);
        }
    }
}
