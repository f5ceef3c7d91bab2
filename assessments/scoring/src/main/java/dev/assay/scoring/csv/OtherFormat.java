package dev.assay.scoring.csv;

import java.util.Arrays;
import java.util.Optional;

/** What people hand in instead of CSV, told by the first bytes. None of these bytes begins a CSV file of plain text. */
enum OtherFormat {
    PARQUET("a Parquet file", Advice.WRITE, 'P', 'A', 'R', '1', 0x15),
    ARROW("an Arrow or Feather file", Advice.WRITE, 'A', 'R', 'R', 'O', 'W', '1', 0),
    HDF5("an HDF5 file", Advice.WRITE, 0x89, 'H', 'D', 'F'),
    NUMPY("a NumPy file", Advice.WRITE, 0x93, 'N', 'U', 'M', 'P', 'Y'),
    PICKLE("a pickle", Advice.WRITE, 0x80, Advice.ANY_BYTE, 0x95),
    ZIP("a zip archive or an Excel workbook", Advice.WRITE, 'P', 'K', 3, 4),
    OLD_EXCEL("an Excel workbook", Advice.WRITE, 0xD0, 0xCF, 0x11, 0xE0),
    GZIP("compressed with gzip", Advice.UNPACK, 0x1F, 0x8B),
    BZIP2("compressed with bzip2", Advice.UNPACK, 'B', 'Z', 'h', Advice.ANY_BYTE, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59),
    XZ("compressed with xz", Advice.UNPACK, 0xFD, '7', 'z', 'X', 'Z', 0),
    ZSTANDARD("compressed with Zstandard", Advice.UNPACK, 0x28, 0xB5, 0x2F, 0xFD),
    UTF_16_LITTLE("text in UTF-16", Advice.ENCODE, 0xFF, 0xFE),
    UTF_16_BIG("text in UTF-16", Advice.ENCODE, 0xFE, 0xFF);

    private final String name;
    private final String advice;
    private final int[] first;

    OtherFormat(String name, String advice, int... first) {
        this.name = name;
        this.advice = advice;
        this.first = first;
    }

    /** The words that a person needs, here because constants cannot read fields of their own class. */
    private static final class Advice {
        static final int ANY_BYTE = -1;
        static final String WRITE = "write it with df.to_csv(path, index=False)";
        static final String UNPACK = "hand in the CSV file that is inside";
        static final String ENCODE = "save it as UTF-8";
    }

    /** What is wrong with a file that begins so, if it is one of these. */
    static Optional<String> fault(byte[] start, int length) {
        return Arrays.stream(values())
                .filter(format -> format.begins(start, length))
                .findFirst()
                .map(format -> "the file is %s and no CSV; %s".formatted(format.name, format.advice));
    }

    private boolean begins(byte[] start, int length) {
        for (int index = 0; index < first.length; index++) {
            if (index >= length || (first[index] != Advice.ANY_BYTE && first[index] != Byte.toUnsignedInt(start[index]))) {
                return false;
            }
        }
        return true;
    }
}
