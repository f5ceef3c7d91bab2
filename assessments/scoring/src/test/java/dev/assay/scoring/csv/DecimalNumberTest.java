package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecimalNumberTest {
    private static final int SPELLINGS = 200_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Ways to write numbers, those of programs and those that are hard to round. */
    enum Spelling {
        PROBABILITY,
        ANY_DOUBLE,
        FIXED,
        LONG_FRACTION,
        POINT_ANYWHERE,
        EXPONENT,
        BETWEEN_TWO_DOUBLES,
        EXACTLY_BETWEEN_TWO_DOUBLES;

        String draw(SplittableRandom random) {
            return switch (this) {
                case PROBABILITY -> Double.toString(random.nextDouble());
                case ANY_DOUBLE -> Double.toString(Double.longBitsToDouble(random.nextLong()));
                case FIXED ->
                    new BigDecimal(random.nextDouble() * 2e6 - 1e6)
                            .setScale(random.nextInt(1, 10), RoundingMode.HALF_EVEN)
                            .toPlainString();
                case LONG_FRACTION -> "0." + "0".repeat(random.nextInt(6)) + digits(random, 12, 22);
                case POINT_ANYWHERE ->
                    new StringBuilder(digits(random, 1, 20))
                            .insert(random.nextInt(2), '.')
                            .toString();
                case EXPONENT -> digits(random, 1, 19) + "e" + (random.nextInt(60) - 45);
                case BETWEEN_TWO_DOUBLES -> {
                    double low = random.nextDouble();
                    BigDecimal middle = new BigDecimal(low)
                            .add(new BigDecimal(Math.nextUp(low)))
                            .divide(BigDecimal.TWO);
                    yield middle.setScale(random.nextInt(15, 60), RoundingMode.HALF_EVEN)
                            .toPlainString();
                }
                case EXACTLY_BETWEEN_TWO_DOUBLES -> (random.nextLong(1L << 52, 1L << 53) * 2 + 1) + ".0";
            };
        }

        private static String digits(SplittableRandom random, int least, int most) {
            StringBuilder digits = new StringBuilder();
            for (int left = random.nextInt(least, most); left > 0; left--) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            return digits.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberIsTheNearestDouble(Spelling spelling) {
        SplittableRandom random = new SplittableRandom(spelling.name().hashCode());
        for (int drawn = 0; drawn < SPELLINGS; drawn++) {
            String text = spelling.draw(random);
            double nearest = Double.parseDouble(text);
            if (Double.isFinite(nearest) && parsed(text, drawn % 9) != nearest + 0.0) {
                assertThat(parsed(text, drawn % 9)).as(text).isEqualTo(nearest);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROBABILITY", "ANY_DOUBLE", "EXPONENT"})
    void whatIsNotSpelledLikeANumberIsNone(Spelling spelling) {
        SplittableRandom random = new SplittableRandom(7);
        String alphabet = "0123456789..--++eE xfd_\u00001";
        int numbers = 0;
        for (int drawn = 0; drawn < SPELLINGS; drawn++) {
            StringBuilder text = new StringBuilder(spelling.draw(random));
            for (int changes = random.nextInt(1, 3); changes > 0; changes--) {
                int at = random.nextInt(text.length() + 1);
                text.replace(at, Math.min(text.length(), at + random.nextInt(2)), "")
                        .insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
            boolean number = NUMBER.matcher(text).matches();
            numbers += number ? 1 : 0;
            assertThat(!Double.isNaN(parsed(text.toString(), drawn % 9)))
                    .as("%s is a number", text)
                    .isEqualTo(number);
        }
        assertThat(numbers).isBetween(SPELLINGS / 10, SPELLINGS * 9 / 10);
    }

    /** With other digits around it, which do not belong to it, and less than a word of them at times. */
    private static double parsed(String text, int around) {
        byte[] bytes = ("7".repeat(around) + text + "7".repeat(around)).getBytes(US_ASCII);
        return DecimalNumber.parse(bytes, around, around + text.length());
    }
}
