package dev.assay.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** Hands on what a container writes to standard output and error, in the order it arrived. */
final class Attachment extends ResultCallback.Adapter<Frame> {
    private final OutputStream sink;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    Attachment(OutputStream sink) {
        this.sink = sink;
    }

    /** Completes when nothing more will come. */
    CompletableFuture<Boolean> ended() {
        return ended;
    }

    @Override
    public void onNext(Frame frame) {
        try {
            sink.write(frame.getPayload());
        } catch (IOException e) {
            onError(e);
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
