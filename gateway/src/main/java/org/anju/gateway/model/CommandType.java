package org.anju.gateway.model;

import java.util.Map;

/**
 * One command a kind of device understands.
 *
 * @param params parameters by name; their slots carry no meaning
 */
public record CommandType(String name, Text label, Map<String, Field> params) {
    public CommandType {
        params = Map.copyOf(params);
    }
}
