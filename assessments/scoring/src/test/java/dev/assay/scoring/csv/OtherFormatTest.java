package dev.assay.scoring.csv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFormatTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            50415231150415        | a Parquet file             | write it with df.to_csv(path, index=False)
            4152524f57310000      | an Arrow or Feather file   | write it with df.to_csv(path, index=False)
            894844460d0a1a0a      | an HDF5 file               | write it with df.to_csv(path, index=False)
            934e554d50590100      | a NumPy file               | write it with df.to_csv(path, index=False)
            80059500000000        | a pickle                   | write it with df.to_csv(path, index=False)
            d0cf11e0a1b11ae1      | an Excel workbook          | write it with df.to_csv(path, index=False)
            425a6839314159265359  | compressed with bzip2      | hand in the CSV file that is inside
            fd377a585a000004      | compressed with xz         | hand in the CSV file that is inside
            28b52ffd0458          | compressed with Zstandard  | hand in the CSV file that is inside
            feff00690064          | text in UTF-16             | save it as UTF-8
            """)
    void anotherFormatIsNamedWithWhatToDo(String first, String name, String advice) throws IOException {
        assertThat(fault(HexFormat.of().parseHex(first))).isEqualTo("the file is %s and no CSV; %s", name, advice);
    }

    @Test
    void whatJavaWritesIsNamed() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        new GZIPOutputStream(gzip).close();
        assertThat(fault(gzip.toByteArray())).contains("gzip");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        assertThat(fault(zip.toByteArray())).contains("a zip archive or an Excel workbook");
        assertThat(fault("\uFEFFid,p\n".getBytes(UTF_16LE))).contains("UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAR1,p\n", "PK,id\n", "BZh91,x\n", "ARROW1\n", "(\n", "P\n", "\uFEFFid\n"})
    void aHeaderThatBeginsAlikeIsAHeader(String file) throws IOException {
        assertThat(fault(file.getBytes(UTF_8))).isEmpty();
    }

    private static String fault(byte[] file) throws IOException {
        CsvRecords records = new CsvRecords(new ByteArrayInputStream(file));
        return records.next() == CsvRecords.Step.FAULT ? records.fault() : "";
    }
}
