package org.anju.gateway.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.anju.gateway.history.Segment.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * The rollups of one device and day as bytes, made from its rows. Fields are numbers of the store's dictionary, so rollups outlive a change
 * of the profile as rows do.
 *
 * <pre>body   = bucket ...
 * bucket = number within the day, count, count x (field number x 4 + layout, value)
 * value  = text | number, count of a number that did not change | minimum, maximum, sum, count</pre>
 */
final class RollupCodec {
    private static final int TEXT = 0;
    private static final int CONSTANT = 1;
    private static final int NUMBERS = 2;
    private static final int FIRST_CAPACITY = 1 << 12;

    private RollupCodec() {}

    /**
     * Sums up a day.
     *
     * @param segments bodies of all segments of the day in the order they were written; of one millisecond the last value counts
     */
    static byte[] write(long day, List<byte[]> segments) {
        Map<Integer, NavigableMap<Long, Object>> values = new HashMap<>();
        for (byte[] segment : segments) {
            read(day, new BytesReader(segment, segment.length), values);
        }
        TreeMap<Integer, Map<Integer, Rollup>> buckets = new TreeMap<>();
        values.forEach((field, points) -> points.descendingMap().forEach((tsMs, value) -> {
            int bucket = (int) ((tsMs - Days.startMs(day)) / Rollup.EVERY_MS);
            Rollup rollup = buckets.computeIfAbsent(bucket, _new -> new TreeMap<>())
                    .computeIfAbsent(field, _new -> new Rollup());
            if (value instanceof Double number) {
                rollup.add(number);
            } else {
                rollup.addOlder(value.toString());
            }
        }));
        Bytes out = new Bytes(FIRST_CAPACITY);
        buckets.forEach((bucket, rollups) -> {
            out.unsigned(bucket);
            out.unsigned(rollups.size());
            rollups.forEach((field, rollup) -> write(out, field, rollup));
        });
        return out.copy();
    }

    /** Texts and numbers of one field are kept apart: its type may have changed in the middle of the day. */
    private static void read(long day, BytesReader in, Map<Integer, NavigableMap<Long, Object>> values) {
        long tsMs = Days.startMs(day);
        while (in.hasMore()) {
            tsMs += in.signed();
            in.unsigned();
            long ms = tsMs;
            RowCodec.read(in, new RowCodec.Sink() {
                @Override
                public void number(int field, double value) {
                    values.computeIfAbsent(field << 1, _new -> new TreeMap<>()).put(ms, value);
                }

                @Override
                public void text(int field, String value) {
                    values.computeIfAbsent(field << 1 | 1, _new -> new TreeMap<>())
                            .put(ms, value);
                }
            });
        }
    }

    private static void write(Bytes out, int field, Rollup rollup) {
        long key = (long) (field >>> 1) << 2;
        String text = rollup.text();
        if (text != null) {
            out.unsigned(key | TEXT);
            out.text(text);
        } else if (rollup.min() == rollup.max()) {
            out.unsigned(key | CONSTANT);
            RowCodec.number(out, 0, rollup.min());
            out.unsigned(rollup.count());
        } else {
            out.unsigned(key | NUMBERS);
            RowCodec.number(out, 0, rollup.min());
            RowCodec.number(out, 0, rollup.max());
            RowCodec.number(out, 0, rollup.sum());
            out.unsigned(rollup.count());
        }
    }

    /** Reads the buckets of a day that touch the time asked for, oldest first. */
    static List<Rollup.Bucket> read(long day, byte[] body, Wanted wanted) {
        List<Rollup.Bucket> buckets = new ArrayList<>();
        BytesReader in = new BytesReader(body, body.length);
        while (in.hasMore()) {
            long startMs = Days.startMs(day) + in.unsigned() * Rollup.EVERY_MS;
            @Nullable Rollup[] rollups = new @Nullable Rollup[wanted.fields().length];
            boolean any = false;
            long count = in.unsigned();
            for (long i = 0; i < count; i++) {
                long key = in.unsigned();
                int number = (int) (key >>> 2);
                int layout = (int) (key & 3);
                Rollup rollup = read(in, layout);
                int column = number < wanted.columns().length ? wanted.columns()[number] : -1;
                if (column >= 0 && wanted.fields()[column].isText() == (layout == TEXT)) {
                    rollups[column] = rollup;
                    any = true;
                }
            }
            if (any && startMs + Rollup.EVERY_MS > wanted.fromMs() && startMs < wanted.toMs()) {
                buckets.add(new Rollup.Bucket(startMs, rollups));
            }
        }
        return buckets;
    }

    private static Rollup read(BytesReader in, int layout) {
        if (layout == TEXT) {
            return Rollup.ofText(in.text());
        }
        if (layout == CONSTANT) {
            double value = RowCodec.number(in);
            long count = in.unsigned();
            return Rollup.ofNumbers(value, value, value * count, count);
        }
        return Rollup.ofNumbers(RowCodec.number(in), RowCodec.number(in), RowCodec.number(in), in.unsigned());
    }
}
