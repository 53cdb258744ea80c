package org.anju.sim.cli;

import org.anju.sim.mqtt.Dialect;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of {@code --dialect}. */
final class DialectConverter implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String word) {
        try {
            return Dialect.of(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
