package dev.assay.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a container writes to standard output and error, in the order it arrived. Closing it never waits. */
final class Attachment extends ResultCallback.Adapter<Frame> {
    private final Feed feed = new Feed();
    private final OutputStream sink = feed.sink();

    InputStream output() {
        return feed;
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
            feed.close();
        }
    }

    @Override
    public void close() {
        feed.close();
        try {
            super.close();
        } catch (IOException e) {
            System.getLogger(Attachment.class.getName()).log(System.Logger.Level.DEBUG, "hung up twice", e);
        }
    }
}
