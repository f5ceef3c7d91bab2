package dev.assay.sandbox.docker;

import dev.assay.sandbox.RunOutcome.RunLog;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Keeps the first and the last half of what is written to it and counts all of it. */
final class BoundedLog extends OutputStream {
    private final byte[] head;
    private final byte[] tail;
    private long total;

    BoundedLog(int cap) {
        int whole = Math.max(2, cap);
        head = new byte[whole / 2];
        tail = new byte[whole - whole / 2];
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int intoHead = Math.clamp(head.length - total, 0, length);
        System.arraycopy(bytes, offset, head, (int) Math.min(total, head.length), intoHead);
        long position = Math.max(0, total - head.length);
        int from = intoHead;
        if (length - from > tail.length) {
            position += length - from - tail.length;
            from = length - tail.length;
        }
        while (from < length) {
            int at = (int) (position % tail.length);
            int chunk = Math.min(length - from, tail.length - at);
            System.arraycopy(bytes, offset + from, tail, at, chunk);
            from += chunk;
            position += chunk;
        }
        total += length;
    }

    synchronized boolean truncated() {
        return total > head.length + tail.length;
    }

    synchronized RunLog toRunLog() {
        int inHead = (int) Math.min(total, head.length);
        long afterHead = total - inHead;
        int inTail = (int) Math.min(afterHead, tail.length);
        byte[] kept = new byte[inHead + inTail];
        System.arraycopy(head, 0, kept, 0, inHead);
        for (int i = 0; i < inTail; i++) {
            kept[inHead + i] = tail[(int) ((afterHead - inTail + i) % tail.length)];
        }
        return new RunLog(decode(kept), total);
    }

    /** One byte for each that is not UTF-8, so that the text is never longer than the cap. */
    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .replaceWith("?")
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("replacing decoders do not refuse", e);
        }
    }
}
