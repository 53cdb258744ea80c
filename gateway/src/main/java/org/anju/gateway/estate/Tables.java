package org.anju.gateway.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables of texts and numbers as CSV or Excel. The first row is the head. */
public final class Tables {
    private static final CsvMapper CSV = CsvMapper.builder()
            .disable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    /** Tells Excel that the file is UTF-8. */
    private static final String MARK = "\uFEFF";

    private Tables() {}

    /** One sheet of a workbook. */
    public record Sheet(String name, List<List<Object>> rows) {}

    /** RFC 4180 with a byte order mark, so that Excel shows Chinese. */
    public static byte[] csv(List<List<Object>> rows) {
        StringBuilder out = new StringBuilder(MARK);
        try {
            for (List<Object> row : rows) {
                out.append(
                        CSV.writeValueAsString(row.stream().map(String::valueOf).toList()));
            }
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook with these sheets; heads are bold and stay in view. */
    public static byte[] xlsx(List<Sheet> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Anju", "1.0")) {
            for (Sheet sheet : sheets) {
                Worksheet target = workbook.newWorksheet(sheet.name());
                for (int row = 0; row < sheet.rows().size(); row++) {
                    write(target, row, sheet.rows().get(row));
                }
                int columns = sheet.rows().isEmpty() ? 0 : sheet.rows().get(0).size();
                if (columns > 0) {
                    target.range(0, 0, 0, columns - 1).style().bold().set();
                    target.freezePane(0, 1);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet target, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                target.value(row, column, number);
            } else {
                target.value(row, column, String.valueOf(cell));
            }
        }
    }
}
