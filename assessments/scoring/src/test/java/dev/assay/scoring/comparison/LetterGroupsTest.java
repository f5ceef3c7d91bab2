package dev.assay.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterGroupsTest {
    @Test
    void insertingAndAbsorbingByHandGivesTheSameSixGroups() {
        // {1236} {1346} {1456} {23678} {34678} {45678}
        boolean[][] apart = pairs(8, new int[][] {{1, 7}, {1, 8}, {2, 4}, {2, 5}, {3, 5}});

        assertThat(LetterGroups.of(apart, inOrder(8)))
                .containsExactly("abc", "ad", "abde", "bcef", "cf", "abcdef", "def", "def");
    }

    @Test
    void lettersFollowTheOrder() {
        boolean[][] apart = pairs(3, new int[][] {{1, 3}});

        assertThat(LetterGroups.of(apart, new int[] {2, 1, 0})).containsExactly("b", "ab", "a");
        assertThat(LetterGroups.of(apart, new int[] {0, 1, 2})).containsExactly("a", "ab", "b");
    }

    @Test
    void moreGroupsThanLettersAreStillTold() {
        boolean[][] apart = new boolean[60][60];
        for (boolean[] row : apart) {
            Arrays.fill(row, true);
        }
        String[] letters = LetterGroups.of(apart, inOrder(60));

        assertThat(letters).doesNotHaveDuplicates();
        assertThat(letters[25]).isEqualTo("z");
        assertThat(letters[26]).isEqualTo("A");
        assertThat(letters[52]).isEqualTo(".a");
    }

    @Test
    void anyPatternOfDifferencesIsShownAsItIsWithoutAGroupTooMany() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 200; round++) {
            int count = 2 + random.nextInt(8);
            boolean[][] apart = new boolean[count][count];
            for (int first = 0; first < count; first++) {
                for (int second = first + 1; second < count; second++) {
                    apart[first][second] = random.nextBoolean();
                    apart[second][first] = apart[first][second];
                }
            }
            String[] letters = LetterGroups.of(apart, inOrder(count));
            for (int first = 0; first < count; first++) {
                assertThat(letters[first]).isNotEmpty();
                for (int second = first + 1; second < count; second++) {
                    assertThat(share(letters[first], letters[second])).isEqualTo(!apart[first][second]);
                }
            }
            assertThat(String.join("", letters).chars().distinct().count()).isEqualTo(largestGroups(apart));
        }
    }

    private static boolean share(String first, String second) {
        return first.chars().anyMatch(letter -> second.indexOf(letter) >= 0);
    }

    /** By trying every subset: sets without a pair told apart, which no further candidate could join. */
    private static long largestGroups(boolean[][] apart) {
        int count = apart.length;
        return IntStream.range(1, 1 << count)
                .filter(set -> together(apart, set)
                        && IntStream.range(0, count)
                                .filter(other -> (set >> other & 1) == 0)
                                .noneMatch(other -> together(apart, set | 1 << other)))
                .count();
    }

    private static boolean together(boolean[][] apart, int set) {
        return IntStream.range(0, apart.length)
                .filter(first -> (set >> first & 1) == 1)
                .allMatch(first -> IntStream.range(0, apart.length)
                        .filter(second -> (set >> second & 1) == 1)
                        .noneMatch(second -> apart[first][second]));
    }

    private static boolean[][] pairs(int count, int[][] pairs) {
        boolean[][] apart = new boolean[count][count];
        for (int[] pair : pairs) {
            apart[pair[0] - 1][pair[1] - 1] = true;
            apart[pair[1] - 1][pair[0] - 1] = true;
        }
        return apart;
    }

    private static int[] inOrder(int count) {
        return IntStream.range(0, count).toArray();
    }
}
