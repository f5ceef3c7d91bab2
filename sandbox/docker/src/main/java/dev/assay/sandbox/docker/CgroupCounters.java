package dev.assay.sandbox.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the counter files of both versions of control groups. A group that is gone counts nothing. */
final class CgroupCounters {
    private static final String GONE = "";
    private static final long NANOS_PER_MICRO = 1000;

    private CgroupCounters() {}

    /** {@code cpuacct.usage}: nanoseconds. */
    static long cpuNanosV1(Path group) throws IOException {
        return number(text(group.resolve("cpuacct.usage")));
    }

    /** {@code cpu.stat}: {@code usage_usec}. */
    static long cpuNanosV2(Path group) throws IOException {
        return NANOS_PER_MICRO * field(text(group.resolve("cpu.stat")), "usage_usec");
    }

    /** A file with one number in it. */
    static long number(Path file) throws IOException {
        return number(text(file));
    }

    /** One counter of a file with a name and a number on each line. */
    static long field(Path file, String name) throws IOException {
        return field(text(file), name);
    }

    static long number(String text) {
        String digits = text.strip();
        return digits.isEmpty() || digits.equals("max") ? 0 : Long.parseLong(digits);
    }

    static long field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> number(line.substring(name.length())))
                .findFirst()
                .orElse(0);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return GONE;
        } catch (IOException e) {
            if (Files.notExists(file)) {
                return GONE;
            }
            throw e;
        }
    }
}
