package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {

    private static final Path PROBE = Installation.REPOSITORY.resolve("infra/checks/packs/probe");

    @TempDir
    private Path folder;

    @Test
    void anUploadThatIsUnderWayIsReceivedBeforeThePlatformStops() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Installation installation = new Installation(home, "unix:///var/run/docker.sock")) {
            String attempt = installation.attempt(installation.publish(PROBE));
            byte[] archive = Files.readAllBytes(Archive.of(folder, PROBE.resolve("baseline")));
            try (Socket upload = begin(installation, attempt, archive.length);
                    OutputStream out = upload.getOutputStream();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(upload.getInputStream(), StandardCharsets.US_ASCII))) {
                out.write(archive, 0, archive.length / 2);
                out.flush();
                Pause.briefly();
                installation.stopPlatform();
                Pause.until(() -> !installation.isReady());
                out.write(archive, archive.length / 2, archive.length - archive.length / 2);
                out.flush();

                assertThat(in.readLine()).isEqualTo("HTTP/1.1 201 Created");
                assertThat(in.lines()).anyMatch(line -> line.contains("\"sha256\""));
            }
        }
    }

    private static Socket begin(Installation installation, String attempt, int bytes) throws IOException {
        URI address = URI.create(installation.address());
        Socket upload = new Socket(address.getHost(), address.getPort());
        String head = String.join(
                "\r\n",
                "POST /api/v1/attempts/" + attempt + "/submissions?fileName=work.tar.gz HTTP/1.1",
                "Host: " + address.getAuthority(),
                "Authorization: Bearer "
                        + Files.readString(installation.managerToken()).strip(),
                "Content-Type: application/gzip",
                "Content-Length: " + bytes,
                "Connection: close",
                "",
                "");
        upload.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return upload;
    }
}
