package org.anju.gateway.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Kind;

/** Compilers of expressions, made once for each kind and set of parameters: making one is what costs. Not thread-safe. */
final class Compilers {
    private record Key(Kind kind, boolean withData, List<String> parameters) {}

    private final Map<Key, ExpressionCompiler> made = new HashMap<>();

    ExpressionCompiler of(Kind kind, boolean withData, List<String> parameters) {
        return made.computeIfAbsent(
                new Key(kind, withData, List.copyOf(parameters)),
                key -> new ExpressionCompiler(key.kind(), key.withData(), key.parameters()));
    }
}
