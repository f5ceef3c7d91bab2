package dev.assay.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** What is in the container engine. */
public final class EngineObjects {
    private EngineObjects() {}

    /**
     * Containers, volumes and networks that the first process on a home made.
     *
     * @param kind of process: cli or grader
     */
    public static List<String> of(Path home, String kind) throws IOException, InterruptedException {
        CRC32 checksum = new CRC32();
        checksum.update(home.resolve("work/0").toString().getBytes(StandardCharsets.UTF_8));
        String worker = String.format(Locale.ROOT, "%s-%08x-0", kind, checksum.getValue());
        List<String> found = new ArrayList<>();
        for (String type : List.of("container", "volume", "network")) {
            List<String> command =
                    new ArrayList<>(List.of("docker", type, "ls", "-q", "--filter", "label=assay.worker=" + worker));
            if (type.equals("container")) {
                command.add("-a");
            }
            Process docker =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String listed = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (docker.waitFor() != 0) {
                throw new IOException(listed);
            }
            listed.lines().map(line -> type + " " + line).forEach(found::add);
        }
        return found;
    }
}
