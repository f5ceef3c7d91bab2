package dev.assay.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.assay.sandbox.OutputObserver;
import dev.assay.sandbox.OutputObserver.Stream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** Hands on what a container writes to standard output and error, in the order it arrived. */
final class Attachment extends ResultCallback.Adapter<Frame> {
    private final OutputStream sink;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private OutputObserver observer = OutputObserver.NONE;

    Attachment(OutputStream sink) {
        this.sink = sink;
    }

    /** Completes when nothing more will come. */
    CompletableFuture<Boolean> ended() {
        return ended;
    }

    /** Tells the observer what is written from now on, and the one before it nothing more. */
    synchronized void tell(OutputObserver next) {
        observer = next;
    }

    @Override
    public void onNext(Frame frame) {
        try {
            sink.write(frame.getPayload());
            tell(frame);
        } catch (IOException e) {
            onError(e);
        }
    }

    private synchronized void tell(Frame frame) {
        try {
            observer.wrote(
                    frame.getStreamType() == StreamType.STDERR ? Stream.ERROR : Stream.OUTPUT, frame.getPayload());
        } catch (RuntimeException e) {
            observer = OutputObserver.NONE;
            System.getLogger(Attachment.class.getName()).log(System.Logger.Level.WARNING, "an observer failed", e);
        }
    }

    @Override
    public void onError(Throwable cause) {
        end();
        super.onError(cause);
    }

    @Override
    public void onComplete() {
        end();
        super.onComplete();
    }

    private void end() {
        try {
            sink.close();
        } catch (IOException e) {
            System.getLogger(Attachment.class.getName()).log(System.Logger.Level.DEBUG, "not ended well", e);
        }
        ended.complete(true);
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            System.getLogger(Attachment.class.getName()).log(System.Logger.Level.DEBUG, "hung up twice", e);
        }
    }
}
