package dev.assay.pack.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrepareSecretTest {

    @Test
    void isTheHmacThatOtherToolsCompute() {
        // printf 'flight-delay\n1.0.0' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00..00 (32 bytes)
        assertThat(PrepareSecret.derive(new byte[32], "flight-delay", "1.0.0"))
                .isEqualTo("ab026055acbc494f56637ec95ab86168ca9a722b8ce4f24ed26802f0637cadeb")
                .isNotEqualTo(PrepareSecret.derive(new byte[32], "flight-delay", "1.0.1"));
    }

    @Test
    void needsARealInstallationSecret() {
        assertThatThrownBy(() -> PrepareSecret.derive(new byte[31], "a", "1.0.0"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
