package org.anju.sim.cli;

import org.anju.sim.estate.FleetChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of {@code --fleet}. */
final class FleetChoiceConverter implements ITypeConverter<FleetChoice> {
    @Override
    public FleetChoice convert(String word) {
        try {
            return FleetChoice.of(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
