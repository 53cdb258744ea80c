package org.anju.gateway.estate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Hands the rows of the first sheet of an Excel workbook to the reader of tables. Dates may be date cells or texts. */
final class XlsxRows {
    private static final int MOST_ROWS = 200_000;
    /** Only the format tells a date from a number. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private static final int MOST_COLUMNS = 100;
    /** Excel keeps no more digits of a number. */
    private static final int EXACT_DIGITS = 15;

    private XlsxRows() {}

    static void read(byte[] body, EstateDraft draft) {
        TableEstateReader reader = new TableEstateReader(draft);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(body), WITH_FORMATS);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            List<String> head = List.of();
            for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                Row row = all.next();
                List<String> cells = cells(row);
                String where = "line " + row.getRowNum();
                if (row.getRowNum() > MOST_ROWS) {
                    draft.refuse(where, null, "the sheet has more than " + MOST_ROWS + " rows; split it");
                    break;
                }
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (head.isEmpty()) {
                    head = cells.stream().map(TableColumns::english).toList();
                    if (!reader.head(head)) {
                        return;
                    }
                } else {
                    reader.row(where, row(head, cells));
                }
            }
            reader.end();
        } catch (IOException | ExcelReaderException | IllegalArgumentException e) {
            draft.refuse(
                    "file",
                    null,
                    "not an Excel workbook (.xlsx): " + e.getMessage()
                            + "; save it as .xlsx or CSV UTF-8 without password");
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getCellCount(), MOST_COLUMNS); column++) {
            cells.add(row.getOptionalCell(column).map(XlsxRows::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            if (format != null && format.contains("yy")) {
                return cell.asDate().toLocalDate().toString();
            }
            BigDecimal number = cell.asNumber();
            String digits = number.stripTrailingZeros().toPlainString();
            return number.scale() <= 0 && digits.length() > EXACT_DIGITS
                    ? digits + " (a number has lost digits: format the cell as text)"
                    : digits;
        }
        return cell.getText().strip();
    }

    private static Map<String, String> row(List<String> head, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(head.size(), cells.size()); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(head.get(i), cells.get(i));
            }
        }
        return row;
    }
}
