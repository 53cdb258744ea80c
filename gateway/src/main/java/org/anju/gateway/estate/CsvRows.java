package org.anju.gateway.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands the rows of a CSV file (RFC 4180, UTF-8 with or without a mark) to the reader of tables. */
final class CsvRows {
    private static final int MARK_LENGTH = 3;

    private CsvRows() {}

    static void read(byte[] body, EstateDraft draft) {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .build();
        TableEstateReader reader = new TableEstateReader(draft);
        int from = hasMark(body) ? MARK_LENGTH : 0;
        try (MappingIterator<List<String>> rows =
                mapper.readerForListOf(String.class).readValues(body, from, body.length - from)) {
            List<String> head = List.of();
            while (rows.hasNextValue()) {
                String where = "line " + rows.getCurrentLocation().getLineNr();
                List<String> cells = rows.nextValue();
                if (head.isEmpty()) {
                    head = cells.stream().map(TableColumns::english).toList();
                    if (!reader.head(head)) {
                        return;
                    }
                } else if (cells.size() > head.size()) {
                    draft.refuse(
                            where,
                            null,
                            "the row has " + cells.size() + " cells but the head has " + head.size()
                                    + "; quote cells that contain a comma");
                } else {
                    reader.row(where, row(head, cells));
                }
            }
            reader.end();
        } catch (JsonProcessingException e) {
            draft.refuse("line " + e.getLocation().getLineNr(), null, "not CSV: " + e.getOriginalMessage());
        } catch (IOException e) {
            draft.refuse("file", null, "cannot be read: " + e.getMessage());
        }
    }

    private static boolean hasMark(byte[] body) {
        return body.length >= MARK_LENGTH && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    private static Map<String, String> row(List<String> head, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(head.get(i), cells.get(i));
            }
        }
        return row;
    }
}
