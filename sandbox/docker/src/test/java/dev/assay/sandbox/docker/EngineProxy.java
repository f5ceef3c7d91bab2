package dev.assay.sandbox.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A socket in front of the engine that can hang or hang up, as an engine does that is overloaded or restarted. */
final class EngineProxy implements AutoCloseable {
    private final Path socket;
    private final UnixDomainSocketAddress engine;
    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean frozen;

    EngineProxy(Path socket, Path engine) throws IOException {
        this.socket = socket;
        this.engine = UnixDomainSocketAddress.of(engine);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    String host() {
        return "unix://" + socket;
    }

    /** From now on nothing is passed on, and nothing is closed. */
    void freeze() {
        frozen = true;
    }

    /** Hangs up on everybody and takes no more calls. */
    void cut() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel upstream = SocketChannel.open(engine);
                open.add(client);
                open.add(upstream);
                Thread.ofVirtual().start(() -> copy(client, upstream));
                Thread.ofVirtual().start(() -> copy(upstream, client));
            }
        } catch (IOException e) {
            open.removeIf(channel -> !channel.isOpen());
        }
    }

    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(buffer) >= 0) {
                if (frozen) {
                    never.await();
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            open.remove(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cut();
    }
}
