package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The records of a CSV stream (RFC 4180), one at a time, in memory that does not depend on the stream. Strict: UTF-8
 * with or without byte order mark, lines end in LF or CRLF, quotes surround whole fields, no control character but the
 * tab. Empty lines are skipped. After {@link Step#FAULT} the stream is of no more use.
 */
public final class CsvRecords {
    /** Most fields of a record. */
    public static final int MOST_FIELDS = 1000;
    /** Most bytes of a record, quotes included. */
    public static final int MOST_BYTES = 1 << 16;
    /** Most empty lines of a stream. */
    public static final int MOST_EMPTY_LINES = 1000;

    private static final int CHUNK = 1 << 16;
    private static final int END_OF_STREAM = -1;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream input;
    /** Words can be read wherever there is a byte. */
    private final byte[] chunk = new byte[CHUNK + PlainNumber.SPARE];

    private final RowsInAnyOrder rowsInAnyOrder = new RowsInAnyOrder();

    private int position;
    private int limit;
    private boolean started;

    /** Where a record is put together that has quotes or crosses a chunk. */
    private final byte[] assembled = new byte[MOST_BYTES];

    private byte[] text = assembled;
    private final int[] starts = new int[MOST_FIELDS];
    private final int[] ends = new int[MOST_FIELDS];
    private int length;
    private int fields;
    private boolean beyondAscii;
    private int bytesRead;

    private long line = 1;
    private long firstLine = 1;
    private int emptyLines;
    private String fault = "";

    /** The records of a stream, which is not closed. */
    public CsvRecords(InputStream input) {
        this.input = input;
    }

    /** What a step forward met. */
    public enum Step {
        RECORD,
        END,
        FAULT
    }

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_CLOSED,
        RECORD_END,
        FAULT
    }

    /** Reads the next record that is not an empty line. */
    public Step next() throws IOException {
        if (!started) {
            started = true;
            fill();
            Optional<String> other = OtherFormat.fault(chunk, limit);
            if (other.isPresent()) {
                fail(other.get());
                return Step.FAULT;
            }
            skipByteOrderMark();
        }
        while (true) {
            Step step = readRecord();
            if (step != Step.RECORD || !isEmptyLine()) {
                return step;
            }
            if (++emptyLines > MOST_EMPTY_LINES) {
                fail("there are more than %d empty lines".formatted(MOST_EMPTY_LINES));
                return Step.FAULT;
            }
        }
    }

    /**
     * Takes records ahead of {@link #next} as long as they are the text that is expected and a number, plainly written.
     * Stops at any other, which {@link #next} then meets; so it may always take none.
     *
     * @param texts in the order in which they are expected
     * @param first the number of the text that is expected first
     * @param most the largest number that is taken; negative ones are not
     * @param values where the number of each text goes; a record whose text has one is not taken
     * @return how many records were taken
     */
    public int takeNumbers(DistinctTexts texts, int first, double most, double[] values) {
        ExpectedRows rows = new ExpectedRows(chunk, position, limit);
        int taken = rows.take(texts, first, most, values);
        position = rows.position();
        line += taken;
        return taken;
    }

    /**
     * As {@link #takeNumbers}, with texts in any order; takes no more than a few hundred records.
     *
     * @return how many records were taken, after which {@link #lastTaken()} is the number of the last one's text
     */
    public int takeNumbersInAnyOrder(DistinctTexts texts, double most, double[] values) {
        int taken = rowsInAnyOrder.take(texts, chunk, position, most, values);
        position = rowsInAnyOrder.position();
        line += taken;
        return taken;
    }

    /** The number of the text of the record that was taken last by {@link #takeNumbersInAnyOrder}. */
    public int lastTaken() {
        return rowsInAnyOrder.last();
    }

    /** Number of fields of the record, at least 1. */
    public int fields() {
        return fields;
    }

    /** The line that the record starts on, counted from 1. */
    public long line() {
        return firstLine;
    }

    /** Number of empty lines skipped so far. */
    public int emptyLines() {
        return emptyLines;
    }

    /** What is wrong, after {@link Step#FAULT}; {@link #fields()} fields of the record were whole before it. */
    public String fault() {
        return fault;
    }

    /** Bytes that hold the fields of the record, quotes resolved; valid until the next step. */
    public byte[] text() {
        return text;
    }

    /** Where a field begins in {@link #text()}. */
    public int start(int field) {
        return starts[field];
    }

    /** Where a field ends in {@link #text()}. */
    public int end(int field) {
        return ends[field];
    }

    /** A field as text. */
    public String string(int field) {
        return new String(text, start(field), end(field) - start(field), UTF_8);
    }

    private boolean isEmptyLine() {
        return length == 0 && fields == 1 && bytesRead <= 2;
    }

    private Step readRecord() throws IOException {
        length = 0;
        fields = 0;
        bytesRead = 0;
        firstLine = line;
        if (peek() == END_OF_STREAM) {
            return Step.END;
        }
        if (readPlain()) {
            return Step.RECORD;
        }
        text = assembled;
        fields = 0;
        State state = State.FIELD_START;
        while (state != State.RECORD_END && state != State.FAULT) {
            int next = read();
            state = bytesRead > MOST_BYTES
                    ? fail("the row is longer than %d bytes or a quote is never closed".formatted(MOST_BYTES))
                    : after(state, next);
        }
        return state == State.FAULT ? Step.FAULT : Step.RECORD;
    }

    /**
     * Takes a record as it lies in the chunk: plain ASCII without quotes, to the end of its line. Most are so, and this
     * is many times faster than going on from state to state.
     *
     * @return whether the record was such a one; if not, nothing has moved
     */
    private boolean readPlain() {
        byte[] bytes = chunk;
        int most = Math.min(limit, position + MOST_BYTES);
        int start = position;
        int count = 0;
        for (int at = position; at < most; at += Long.BYTES) {
            for (long marks = EightBytes.notPlain(EightBytes.at(bytes, at)); marks != 0; marks &= marks - 1) {
                int here = at + EightBytes.first(marks);
                if (here >= most) {
                    return false;
                }
                byte next = bytes[here];
                if (next == ',' && count < MOST_FIELDS - 1) {
                    starts[count] = start;
                    ends[count++] = here;
                    start = here + 1;
                } else if (next == '\n' || (next == '\r' && here + 1 < most && bytes[here + 1] == '\n')) {
                    starts[count] = start;
                    ends[count++] = here;
                    takePlain(count, here, next == '\n' ? here + 1 : here + 2);
                    return true;
                } else if (next < ' ' || next == '"' || next == ',' || next == 0x7F) {
                    // Not ASCII, a control character or a quote: whatever is wrong with it is told by the slow way.
                    return false;
                }
            }
        }
        return false;
    }

    private void takePlain(int count, int end, int after) {
        text = chunk;
        fields = count;
        length = end - position;
        bytesRead = after - position;
        position = after;
        line++;
    }

    private State after(State state, int next) throws IOException {
        if (state == State.QUOTED) {
            return afterQuoted(next);
        }
        return switch (next) {
            case ',' -> endField(State.FIELD_START);
            case '\n', END_OF_STREAM -> endField(State.RECORD_END);
            case '\r' -> {
                boolean lineEnds = peek() == '\n';
                yield lineEnds ? state : fail("a carriage return is not followed by a line feed");
            }
            case '"' -> afterQuote(state);
            default -> state == State.QUOTE_CLOSED ? fail("text follows a closing quote") : append(next, State.PLAIN);
        };
    }

    private State afterQuote(State state) {
        return switch (state) {
            case FIELD_START -> State.QUOTED;
            case QUOTE_CLOSED -> append('"', State.QUOTED);
            default -> fail("a quote stands inside a field that does not start with one");
        };
    }

    private State afterQuoted(int next) {
        return switch (next) {
            case END_OF_STREAM -> fail("a quote is never closed");
            case '"' -> State.QUOTE_CLOSED;
            case '\n', '\r' -> store(next, State.QUOTED);
            default -> append(next, State.QUOTED);
        };
    }

    private State append(int next, State state) {
        boolean control = (next < ' ' && next != '\t') || next == 0x7F;
        return control ? fail("there is a control character; the file must be plain text") : store(next, state);
    }

    private State store(int next, State state) {
        assembled[length++] = (byte) next;
        beyondAscii |= next >= 0x80;
        return state;
    }

    private State endField(State state) {
        if (fields == MOST_FIELDS) {
            return fail("there are more than %d columns".formatted(MOST_FIELDS));
        }
        int start = fields == 0 ? 0 : ends[fields - 1];
        if (beyondAscii && !isUtf8(start, length)) {
            return fail("the text is not valid UTF-8");
        }
        starts[fields] = start;
        ends[fields++] = length;
        beyondAscii = false;
        return state;
    }

    private boolean isUtf8(int start, int end) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(assembled, start, end - start));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private State fail(String reason) {
        fault = reason;
        return State.FAULT;
    }

    private int read() throws IOException {
        int next = peek();
        position++;
        bytesRead++;
        if (next == '\n') {
            line++;
        }
        return next;
    }

    private int peek() throws IOException {
        if (position >= limit) {
            fill();
        }
        return limit == 0 ? END_OF_STREAM : chunk[position] & 0xFF;
    }

    private void fill() throws IOException {
        limit = input.readNBytes(chunk, 0, CHUNK);
        // No line ends here, nor any text: who reads words need not ask for each byte whether it is one of the stream.
        Arrays.fill(chunk, limit, limit + PlainNumber.SPARE, (byte) 0);
        position = 0;
    }

    private void skipByteOrderMark() {
        if (ByteBuffer.wrap(chunk, 0, Math.min(3, limit)).equals(ByteBuffer.wrap(BYTE_ORDER_MARK))) {
            position = 3;
        }
    }
}
