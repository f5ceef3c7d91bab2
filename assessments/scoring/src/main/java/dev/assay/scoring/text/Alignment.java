package dev.assay.scoring.text;

/** Which word stands for which of the reference after the fewest edits, and which are wrong. */
final class Alignment {
    private final int[] words;
    private final int[] wrongWordsBefore;
    private final int[] wrongReferenceBefore;
    private int word = -1;
    private int reference = -1;

    Alignment(int wordCount, int referenceCount) {
        words = new int[referenceCount];
        wrongWordsBefore = new int[wordCount + 1];
        wrongReferenceBefore = new int[referenceCount + 1];
    }

    /** Takes in the next edit, from the beginning of both texts. */
    void add(Edit edit) {
        int wrong = edit == Edit.KEEP ? 0 : 1;
        if (edit != Edit.INSERT) {
            word++;
            wrongWordsBefore[word + 1] = wrongWordsBefore[word] + wrong;
        }
        if (edit != Edit.DELETE) {
            reference++;
            wrongReferenceBefore[reference + 1] = wrongReferenceBefore[reference] + wrong;
            words[reference] = word;
        }
    }

    /** The word aligned with one of the reference, or the last before it; -1: none. */
    int wordOf(int place) {
        return words[place];
    }

    boolean isWordWrong(int from, int length) {
        return wrongWordsBefore[from + length] > wrongWordsBefore[from];
    }

    boolean isReferenceWrong(int from, int length) {
        return wrongReferenceBefore[from + length] > wrongReferenceBefore[from];
    }

    /** What is done to a hypothesis. */
    enum Edit {
        KEEP,
        SUBSTITUTE,
        /** Takes a word out. */
        DELETE,
        /** Puts a word of the reference in. */
        INSERT
    }
}
