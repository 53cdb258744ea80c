package org.anju.gateway.model;

/** What a telemetry field carries; fixed for the life of a field, since time-series stores fix it at the first write. */
public enum FieldType {
    /** Any finite decimal number. */
    NUMBER,
    /** A whole number of at most 2<sup>53</sup> in magnitude, so that a double holds it exactly. */
    INTEGER,
    /** True or false. */
    FLAG,
    /** A short text, often one of a closed list. */
    TEXT
}
