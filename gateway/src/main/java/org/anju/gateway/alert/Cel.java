package org.anju.gateway.alert;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Parses and type-checks conditions about one kind of device. Variables are flat and typed: {@code v.<field>} for every field of the
 * profile and, for events, {@code data.<key>}; {@code p.<name>} for the rule's own numbers; {@code d.id}, {@code d.name}, {@code d.area},
 * {@code d.compound}, {@code d.building}; {@code sun.altitude_deg}, {@code time.hour}, {@code time.weekday}. All numbers are CEL doubles and whole literals are widened, so that {@code v.floor == 3} and
 * {@code v.temperature_c > 70} mean what they say.
 */
final class Cel {
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '\\(([^)]*)\\)'.*", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);

    static final Set<String> PLACE = new TreeSet<>(Set.of("id", "name", "area", "compound", "building"));
    static final Set<String> SUN = Set.of("altitude_deg");
    static final Set<String> TIME = new TreeSet<>(Set.of("hour", "weekday"));

    private final Kind kind;
    private final boolean withData;
    private final List<String> parameters;
    private final CelCompiler compiler;

    /**
     * Prepares a checker.
     *
     * @param withData whether conditions may read {@code data.<key>} of an event
     * @param parameters names of the rule's own numbers
     */
    Cel(Kind kind, boolean withData, List<String> parameters) {
        this.kind = kind;
        this.withData = withData;
        this.parameters = List.copyOf(parameters);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.HAS)
                .setResultType(SimpleType.BOOL);
        kind.slots().forEach(field -> builder.addVar("v." + field.name(), type(field)));
        parameters.forEach(name -> builder.addVar("p." + name, SimpleType.DOUBLE));
        PLACE.forEach(name -> builder.addVar("d." + name, SimpleType.STRING));
        SUN.forEach(name -> builder.addVar("sun." + name, SimpleType.DOUBLE));
        TIME.forEach(name -> builder.addVar("time." + name, SimpleType.DOUBLE));
        if (withData) {
            builder.addVar("data", MapType.create(SimpleType.STRING, SimpleType.DYN));
        }
        compiler = builder.build();
    }

    /** The checked syntax tree of a condition. */
    CelAbstractSyntaxTree check(String text) throws ExpressionException {
        try {
            CelAbstractSyntaxTree parsed = compiler.parse(text).getAst();
            Set<String> unknown = new LinkedHashSet<>();
            collectUnknown(parsed.getExpr(), unknown);
            if (!unknown.isEmpty()) {
                throw new ExpressionException(List.copyOf(unknown));
            }
            CelValidationResult result =
                    compiler.check(CelAbstractSyntaxTree.newParsedAst(widen(parsed.getExpr()), parsed.getSource()));
            return result.getAst();
        } catch (CelValidationException e) {
            List<String> reasons = new ArrayList<>();
            e.getErrors().forEach(issue -> reasons.add(reword(issue)));
            throw new ExpressionException(reasons);
        }
    }

    private static CelType type(Field field) {
        return switch (field.type()) {
            case NUMBER, INTEGER -> SimpleType.DOUBLE;
            case FLAG -> SimpleType.BOOL;
            case TEXT -> SimpleType.STRING;
        };
    }

    private void collectUnknown(CelExpr expr, Set<String> into) {
        switch (expr.getKind()) {
            case SELECT -> {
                CelExpr operand = expr.select().operand();
                String field = expr.select().field();
                String owner = operand.getKind() == CelExpr.ExprKind.Kind.IDENT
                        ? operand.ident().name()
                        : "";
                Collection<String> known = known(owner);
                if (known != null) {
                    if (expr.select().testOnly()) {
                        into.add("has() is for event data; a condition on a field never seen is not true anyway");
                    } else if (!known.contains(field)) {
                        into.add(unknownPart(owner, field, known));
                    }
                } else {
                    collectUnknown(operand, into);
                }
            }
            case IDENT -> {
                String name = expr.ident().name();
                if (!(name.equals("data") && withData)) {
                    into.add(unknownName(name));
                }
            }
            case CALL -> {
                expr.call().target().ifPresent(target -> collectUnknown(target, into));
                expr.call().args().forEach(arg -> collectUnknown(arg, into));
            }
            case LIST -> expr.list().elements().forEach(element -> collectUnknown(element, into));
            default -> {}
        }
    }

    /** What may stand behind a name and a dot; null when the name is none of those. */
    private @Nullable Collection<String> known(String owner) {
        return switch (owner) {
            case "v" -> kind.fields().keySet();
            case "p" -> parameters;
            case "d" -> PLACE;
            case "sun" -> SUN;
            case "time" -> TIME;
            default -> null;
        };
    }

    private String unknownPart(String owner, String name, Collection<String> known) {
        if (owner.equals("p") && known.isEmpty()) {
            return "the rule has no parameter '" + name + "'; declare it under parameters";
        }
        String what = owner.equals("v") ? "a " + kind.name() + " has no field '" : "there is no " + owner + ".";
        return what + name + (owner.equals("v") ? "', " : ", ") + Near.hint(name, known);
    }

    private String unknownName(String name) {
        if (kind.field(name) != null) {
            return "unknown name '" + name + "', write v." + name;
        }
        if (name.equals("data")) {
            return "'data' exists only in the condition of an event";
        }
        return "unknown name '" + name + "', fields are written v.<field>"
                + (withData ? " and event data data.<key>" : "");
    }

    private static CelExpr widen(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT ->
                expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
                        ? CelExpr.ofConstant(expr.id(), CelConstant.ofValue((double)
                                expr.constant().int64Value()))
                        : expr;
            case CALL ->
                CelExpr.ofCall(
                        expr.id(),
                        expr.call().target().map(Cel::widen),
                        expr.call().function(),
                        expr.call().args().stream().map(Cel::widen).collect(ImmutableList.toImmutableList()));
            case LIST ->
                CelExpr.ofList(
                        expr.id(),
                        expr.list().elements().stream().map(Cel::widen).collect(ImmutableList.toImmutableList()),
                        expr.list().optionalIndices());
            default -> expr;
        };
    }

    private static String reword(CelIssue issue) {
        String message = issue.getMessage();
        String at = "at column " + (issue.getSourceLocation().getColumn() + 1) + ": ";
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            String operator = overload.group(1).replace("_", "").replace("@", "");
            String types = overload.group(2)
                    .replace("double", "a number")
                    .replace("string", "a text")
                    .replace("bool", "true/false")
                    .replace(", ", " and ");
            return at + "'" + operator + "' cannot be applied to " + types
                    + "; compare numbers with numbers and texts with texts in quotes";
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return at + "there is no function '" + undeclared.group(1)
                    + "'; use comparisons, &&, ||, !, in, + - * /, startsWith, endsWith, contains";
        }
        if (message.startsWith("expected type 'bool'")) {
            return at + "the condition must yield true or false; compare the value with something";
        }
        return at + message.strip();
    }
}
