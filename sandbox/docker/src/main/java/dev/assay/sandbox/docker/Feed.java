package dev.assay.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A small bounded pipe without the time-outs and thread ownership of {@link java.io.PipedInputStream}. */
final class Feed extends InputStream {
    private static final byte[] END = new byte[0];
    private static final long RECHECK_MILLIS = 200;

    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(16);
    private byte[] current = END;
    private int position;
    private boolean ended;
    private volatile boolean abandoned;

    /** Where to write. Blocks while the reader is behind; closing it is the end for the reader. */
    OutputStream sink() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    byte[] chunk = new byte[length];
                    System.arraycopy(bytes, offset, chunk, 0, length);
                    put(chunk);
                }
            }

            @Override
            public void close() throws IOException {
                put(END);
            }
        };
    }

    private void put(byte[] chunk) throws IOException {
        try {
            boolean taken = false;
            while (!taken && !abandoned) {
                taken = chunks.offer(chunk, RECHECK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            if (position == current.length) {
                current = chunks.take();
                position = 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (current.length == 0) {
            ended = true;
            return -1;
        }
        int read = Math.min(length, current.length - position);
        System.arraycopy(current, position, buffer, offset, read);
        position += read;
        return read;
    }

    /** Gives up: the reader sees the end, and whatever is written is dropped. */
    @Override
    public void close() {
        abandoned = true;
        while (!chunks.offer(END)) {
            chunks.clear();
        }
    }
}
