package dev.assay.scoring.csv;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What people hand in instead of CSV, told by the first bytes, which are given in hexadecimal digits; dots are any. No CSV
 * file of plain text begins so.
 */
enum OtherFormat {
    PARQUET("5041523115", "a Parquet file", Advice.WRITE),
    ARROW("4152524f573100", "an Arrow or Feather file", Advice.WRITE),
    HDF5("89484446", "an HDF5 file", Advice.WRITE),
    NUMPY("934e554d5059", "a NumPy file", Advice.WRITE),
    PICKLE("80..95", "a pickle", Advice.WRITE),
    ZIP("504b0304", "a zip archive or an Excel workbook", Advice.WRITE),
    OLD_EXCEL("d0cf11e0", "an Excel workbook", Advice.WRITE),
    GZIP("1f8b", "compressed with gzip", Advice.UNPACK),
    BZIP2("425a68..314159265359", "compressed with bzip2", Advice.UNPACK),
    XZ("fd377a585a00", "compressed with xz", Advice.UNPACK),
    ZSTANDARD("28b52ffd", "compressed with Zstandard", Advice.UNPACK),
    UTF_16_LITTLE("fffe", "text in UTF-16", Advice.ENCODE),
    UTF_16_BIG("feff", "text in UTF-16", Advice.ENCODE);

    private static final int MOST_BYTES = 10;

    private final String first;
    private final String name;
    private final String advice;

    OtherFormat(String first, String name, String advice) {
        this.first = first;
        this.name = name;
        this.advice = advice;
    }

    private static final class Advice {
        static final String WRITE = "write it with df.to_csv(path, index=False)";
        static final String UNPACK = "hand in the CSV file that is inside";
        static final String ENCODE = "save it as UTF-8";
    }

    /** What is wrong with a file that begins so, if it is one of these. */
    static Optional<String> fault(byte[] start, int length) {
        String digits = HexFormat.of().formatHex(start, 0, Math.min(length, MOST_BYTES));
        return Arrays.stream(values())
                .filter(format -> digits.matches(format.first + ".*"))
                .findFirst()
                .map(format -> "the file is %s and no CSV; %s".formatted(format.name, format.advice));
    }
}
