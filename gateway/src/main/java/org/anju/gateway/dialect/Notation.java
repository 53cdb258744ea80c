package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.Locale;

/** How the same shapes are written down: JSON, or CBOR where the MQTT 5 content type says so. */
enum Notation {
    JSON("JSON", JsonFactory.builder().streamReadConstraints(Notation.limits()).build()),
    CBOR("CBOR", CBORFactory.builder().streamReadConstraints(Notation.limits()).build());

    private static final int MAX_DEPTH = 16;
    private static final int MAX_PARTS = 10_000;
    private static final String CBOR_TYPE = "application/cbor";

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was built
    private final JsonFactory factory;

    Notation(String word, JsonFactory factory) {
        this.word = word;
        this.factory = factory;
    }

    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
    }

    /** What starts at the parser's next token. */
    interface Body {
        void read(JsonParser in) throws IOException;
    }

    static Notation of(Message message) {
        return message.contentType().toLowerCase(Locale.ROOT).startsWith(CBOR_TYPE) ? CBOR : JSON;
    }

    /** Reads one value that makes up the whole payload. */
    void read(byte[] payload, Readout out, Body body) {
        if (payload.length == 0) {
            out.refuseAll(Reason.EMPTY, "the payload is empty");
            return;
        }
        try (JsonParser in = factory.createParser(payload)) {
            body.read(in);
            if (in.nextToken() != null) {
                out.refuseAll(Reason.MALFORMED, "something follows the " + word + " value");
            }
        } catch (JsonProcessingException e) {
            out.refuseAll(
                    Reason.MALFORMED,
                    "not " + word + " at byte " + e.getLocation().getByteOffset() + ": "
                            + FieldCheck.clip(e.getOriginalMessage()));
        } catch (IOException e) {
            out.refuseAll(Reason.MALFORMED, "not " + word + ": " + e.getMessage());
        }
    }

    /** Reads one object, or each object of an array; {@code part} begins at the start of an object. */
    static void each(JsonParser in, Readout out, Body part) throws IOException {
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_OBJECT) {
            part.read(in);
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            out.refuseAll(Reason.MALFORMED, "the payload must be a JSON object or an array of objects");
            in.skipChildren();
            return;
        }
        int parts = 0;
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY && next != null; next = in.nextToken()) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                out.refuse(Reason.MALFORMED, "element " + parts + " of the array is not an object");
                in.skipChildren();
            } else if (parts < MAX_PARTS) {
                part.read(in);
            } else {
                out.refuseAll(Reason.TOO_LARGE, "the array has more than " + MAX_PARTS + " elements; send several");
                in.skipChildren();
            }
            parts++;
        }
        if (parts == 0) {
            out.refuseAll(Reason.EMPTY, "the array is empty");
        }
    }
}
