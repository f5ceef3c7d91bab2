package dev.assay.platform.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/** A time span as callers read it, such as {@code PT4H}: by itself it would be a count of nanoseconds. */
@Singleton
public final class IsoDuration implements Serializer<Duration> {

    IsoDuration() {}

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends Duration> type, Duration value)
            throws IOException {
        encoder.encodeString(value.toString());
    }
}
