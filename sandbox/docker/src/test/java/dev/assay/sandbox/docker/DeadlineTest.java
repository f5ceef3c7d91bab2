package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    void aCallThatHangsFailsAndIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(20), "answer", () -> {
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                    } finally {
                        interrupted.countDown();
                    }
                }))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("to answer");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureNamesItsCauseInOneLine() {
        assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(5), "answer", () -> {
                    throw new IOException("no\nsuch thing");
                }))
                .isInstanceOf(EngineException.class)
                .hasMessage("the engine failed to answer: no");
    }
}
