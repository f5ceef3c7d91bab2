package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistinctTextsTest {
    private final DistinctTexts texts = new DistinctTexts();

    @Test
    void textsAreNumberedAsTheyAreMet() {
        assertThat(add("a")).isZero();
        assertThat(add("")).isEqualTo(1);
        assertThat(add("a")).isZero();
        assertThat(add("ü")).isEqualTo(2);
        assertThat(texts.size()).isEqualTo(3);
        assertThat(texts.text(0)).isEqualTo("a");
        assertThat(texts.text(1)).isEmpty();
        assertThat(texts.text(2)).isEqualTo("ü");
    }

    @Test
    void aPartOfTheBytesIsTheText() {
        byte[] source = "xaby".getBytes(UTF_8);

        texts.add(source, 1, 3);

        assertThat(texts.text(0)).isEqualTo("ab");
    }

    @Test
    void manyTextsAreToldApart() {
        for (int number = 0; number < 100_000; number++) {
            assertThat(add("row-" + number)).isEqualTo(number);
        }
        for (int number = 0; number < 100_000; number += 997) {
            assertThat(add("row-" + number)).isEqualTo(number);
            assertThat(texts.text(number)).isEqualTo("row-" + number);
        }
    }

    @Test
    void textsAreFoundWithoutBeingAdded() {
        add("a");
        add("b");

        assertThat(texts.find(new byte[] {'x', 'b'}, 1, 2)).isEqualTo(1);
        assertThat(texts.find(new byte[] {'c'}, 0, 1)).isEqualTo(-1);
        assertThat(texts.size()).isEqualTo(2);
    }

    @Test
    void aLongTextFits() {
        String text = "x".repeat(60_000);

        add(text);

        assertThat(texts.text(0)).isEqualTo(text);
    }

    /** More than a block of the store, with texts that do not fit into what is left of one. */
    @Test
    void longTextsAreToldApartAcrossBlocks() {
        for (int number = 0; number < 200; number++) {
            String text = Integer.toString(number).repeat(300 * (number % 50) + 1);
            texts.add(text.getBytes(UTF_8), 0, text.length());
        }
        for (int number = 0; number < 200; number++) {
            String text = Integer.toString(number).repeat(300 * (number % 50) + 1);
            byte[] other = text.getBytes(UTF_8);
            assertThat(texts.find(other, 0, other.length)).isEqualTo(number);
            assertThat(texts.text(number)).isEqualTo(text);
            other[other.length - 1] ^= 1;
            assertThat(texts.find(other, 0, other.length)).isNotEqualTo(number);
        }
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> texts.add(new byte[70_000], 0, 65_537));
        assertThat(texts.add(new byte[70_000], 0, 65_536)).isZero();
    }

    @Test
    void aGuessIsTriedFirstAndNoHarmWhenWrong() {
        add("a");
        add("b");

        for (int guess = 0; guess < 4; guess++) {
            assertThat(texts.find(new byte[] {'b'}, 0, 1, guess)).isEqualTo(1);
            assertThat(texts.find(new byte[] {'c'}, 0, 1, guess)).isEqualTo(-1);
        }
    }

    @Test
    void aListMayHoldEachTextOnce() {
        assertThat(DistinctTexts.of(Stream.of("x", "", "ü")).texts()).containsExactly("x", "", "ü");
        assertThatIllegalArgumentException().isThrownBy(() -> DistinctTexts.of(Stream.of("x", "y", "x")));
    }

    private int add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return texts.add(bytes, 0, bytes.length);
    }
}
