package org.anju.gateway.estate;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anju.gateway.model.Building;
import org.jspecify.annotations.Nullable;

/** Reads the sheet of one row over what the register said before: what the row leaves out stays as it was. */
final class SheetCheck {
    private static final int MAX_TEXT = 100;
    private static final int MAX_LOCATION = 200;
    private static final int LOWEST = -9;
    private static final int HIGHEST = 200;
    private static final Pattern POINT = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final Map<String, String> row;
    private final List<String> problems = new ArrayList<>();

    private SheetCheck(Map<String, String> row) {
        this.row = row;
    }

    /** What a row comes to. */
    record Outcome(Sheet sheet, List<String> problems) {}

    /**
     * Reads and checks.
     *
     * @param before what the register says now; {@link Sheet#BARE} for a new device
     * @param known whether the device is registered already, so that its status cannot leap
     * @param building where it stands, null when it stands in the open
     * @param typeCode GB/T 28181 type of its kind, empty when the kind is unknown
     */
    static Outcome read(
            Map<String, String> row, Sheet before, boolean known, @Nullable Building building, String typeCode) {
        SheetCheck check = new SheetCheck(row);
        int entrance = check.entrance(before, building);
        Integer floor = check.floor(before, building);
        String gb = check.text(SheetKeys.GB28181, before.gb28181(), MAX_TEXT);
        if (row.containsKey(SheetKeys.GB28181) && !gb.isEmpty()) {
            check.note(GbCodes.problem(gb, typeCode));
        }
        Sheet sheet = new Sheet(
                entrance,
                floor,
                check.point(before),
                check.text(SheetKeys.LOCATION, before.location(), MAX_LOCATION),
                check.text(SheetKeys.VENDOR, before.vendor(), MAX_TEXT),
                check.text(SheetKeys.MODEL, before.model(), MAX_TEXT),
                check.text(SheetKeys.SERIAL, before.serial(), MAX_TEXT),
                check.date(SheetKeys.INSTALLED, before.installed()),
                check.date(SheetKeys.WARRANTY, before.warrantyUntil()),
                gb,
                check.status(before.status(), known));
        if (!sheet.installed().isEmpty()
                && !sheet.warrantyUntil().isEmpty()
                && sheet.warrantyUntil().compareTo(sheet.installed()) < 0) {
            check.note("warrantyUntil " + sheet.warrantyUntil() + " is before installed " + sheet.installed());
        }
        return new Outcome(sheet, check.problems);
    }

    private int entrance(Sheet before, @Nullable Building building) {
        String given = given(SheetKeys.ENTRANCE);
        if (given == null) {
            return before.entrance();
        }
        Integer number = whole(SheetKeys.ENTRANCE, given, 0, HIGHEST);
        if (number == null || number == 0) {
            return 0;
        }
        if (building == null) {
            note("entrance " + number + " needs a building; name it under building");
        } else if (number > building.entrances()) {
            note("entrance " + number + " does not exist: building '" + building.id() + "' has "
                    + building.entrances());
        }
        return number;
    }

    private @Nullable Integer floor(Sheet before, @Nullable Building building) {
        String given = given(SheetKeys.FLOOR);
        if (given == null) {
            return before.floor();
        }
        Integer floor = whole(SheetKeys.FLOOR, given, LOWEST, HIGHEST);
        if (floor != null && building != null && floor > building.floors() && building.floors() > 0) {
            note("floor " + floor + " does not exist: building '" + building.id() + "' has " + building.floors());
        }
        return floor;
    }

    private String point(Sheet before) {
        String point = text(SheetKeys.POINT, before.point(), MAX_TEXT);
        if (!point.isEmpty() && !POINT.matcher(point).matches()) {
            note("point '" + point + "' must be a word of a-z, 0-9 and _ such as main_path");
        }
        return point;
    }

    private LifeCycle status(LifeCycle before, boolean known) {
        String given = given(SheetKeys.STATUS);
        if (given == null || given.isEmpty()) {
            return before;
        }
        LifeCycle status = LifeCycle.of(given);
        if (status == null) {
            note("status '" + given + "' is not one of " + LifeCycle.words());
            return before;
        }
        if (known && !status.mayFollow(before)) {
            String after = LifeCycle.wordsAfter(before);
            note("status cannot go from " + before.word() + " to " + given + "; "
                    + (after.isEmpty() ? "it stays " + before.word() : "it may become " + after));
        }
        return status;
    }

    private String date(String key, String before) {
        String given = given(key);
        if (given == null || given.isEmpty()) {
            return given == null ? before : "";
        }
        try {
            return LocalDate.parse(given).toString();
        } catch (DateTimeParseException e) {
            note(key + " '" + given + "' is not a date such as 2021-09-30");
            return before;
        }
    }

    private String text(String key, String before, int longest) {
        String given = given(key);
        if (given == null) {
            return before;
        }
        if (given.length() > longest) {
            note(key + " has more than " + longest + " characters");
        }
        return given;
    }

    private @Nullable Integer whole(String key, String text, int least, int most) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        note(key + " '" + text + "' must be a whole number from " + least + " to " + most);
        return null;
    }

    private @Nullable String given(String key) {
        return row.get(key);
    }

    private void note(@Nullable String problem) {
        if (problem != null) {
            problems.add(problem);
        }
    }
}
