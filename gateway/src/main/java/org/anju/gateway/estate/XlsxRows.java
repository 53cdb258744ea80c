package org.anju.gateway.estate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Hands the rows of the first sheet of an Excel workbook to the reader of tables. Dates may be date cells or texts. */
final class XlsxRows {
    private static final int MOST_ROWS = 200_000;
    private static final long MOST_BYTES = 128L << 20;
    /** Only the format tells a date from a number. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private static final int MOST_COLUMNS = 100;
    /** Excel keeps no more digits of a number. */
    private static final int EXACT_DIGITS = 15;

    private XlsxRows() {}

    static void read(byte[] body, EstateDraft draft) {
        String tooLarge = tooLarge(body);
        if (!tooLarge.isEmpty()) {
            draft.refuse("file", null, tooLarge);
            return;
        }
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

    /**
     * Why a workbook would unfold to more than the gateway has room for, whatever its directory claims; empty when it would not. A file that is
     * no archive is left to its reader.
     */
    static String tooLarge(byte[] body) {
        try (ZipFile archive = ZipFile.builder().setByteArray(body).get()) {
            byte[] some = new byte[1 << 16];
            long unfolded = 0;
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                try (InputStream in = archive.getInputStream(entry)) {
                    for (int read = in.read(some); read >= 0; read = in.read(some)) {
                        unfolded += read;
                        if (unfolded > MOST_BYTES) {
                            return "the workbook unfolds to more than " + (MOST_BYTES >> 20)
                                    + " MB; split it, or save it as CSV UTF-8";
                        }
                    }
                }
            }
            return "";
        } catch (IOException unreadable) {
            return "";
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
