package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLogTest {
    @Test
    void keepsEverythingUpToTheCap() throws IOException {
        BoundedLog log = drained(10, "0123456789");
        assertThat(log.toRunLog().text()).isEqualTo("0123456789");
        assertThat(log.truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100})
    void keepsTheFirstAndTheLastHalfWhateverTheChunks(int chunk) {
        BoundedLog log = new BoundedLog(10);
        byte[] bytes = "abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
        for (int from = 0; from < bytes.length; from += chunk) {
            int length = Math.min(chunk, bytes.length - from);
            log.write(bytes, from, length);
        }
        assertThat(log.toRunLog().text()).isEqualTo("abcdevwxyz");
        assertThat(log.toRunLog().totalBytes()).isEqualTo(26);
        assertThat(log.truncated()).isTrue();
    }

    @Test
    void isNeverLongerThanTheCapWhenTheBytesAreNotText() throws IOException {
        BoundedLog log = new BoundedLog(8);
        log.write(new byte[] {-1, -2, 'a', -61, -1, -1, -1, -1, -1, -1});
        assertThat(log.toRunLog().text()).isEqualTo("??a?????");
    }

    private static BoundedLog drained(int cap, String text) throws IOException {
        BoundedLog log = new BoundedLog(cap);
        log.write(text.getBytes(StandardCharsets.UTF_8));
        return log;
    }
}
