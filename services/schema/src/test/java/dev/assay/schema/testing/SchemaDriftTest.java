package dev.assay.schema.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Run with {@code -Dassay.schema.regenerate=true} it writes the XML instead: the command after every new migration is
 * {@code ./mvnw -pl services/schema test -Dtest=SchemaDriftTest -Dassay.schema.regenerate=true}.
 */
final class SchemaDriftTest {

    private static final Path COMMITTED = Path.of("src/main/jooq/information_schema.xml");

    @TempDir
    Path directory;

    @Test
    void theCommittedXmlIsWhatTheMigrationsMake() throws Exception {
        Path described = describe(TestDatabase.create());

        if (Boolean.getBoolean("assay.schema.regenerate")) {
            Files.copy(described, COMMITTED, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(COMMITTED)
                .as("drifted from the migrations; write it anew with -Dassay.schema.regenerate=true")
                .hasSameTextualContentAs(described);
    }

    @Test
    void aChangedTableIsNoticed() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE run ADD COLUMN drift INT");
        }

        assertThat(Files.readString(describe(database))).isNotEqualTo(Files.readString(COMMITTED));
    }

    private Path describe(TestDatabase database) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withUrl(database.url())
                        .withUser(TestServer.OWNER)
                        .withPassword(TestServer.PASSWORD))
                .withGenerator(new Generator()
                        .withName("org.jooq.codegen.XMLGenerator")
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.mysql.MySQLDatabase")
                                .withInputSchema(database.name())
                                .withExcludes("flyway_schema_history")
                                .withIncludeIndexes(true))
                        .withTarget(new Target().withPackageName("xml").withDirectory(directory.toString()))));
        Path written = directory.resolve("described.xml");
        Files.writeString(written, normalised(database.name()));
        return written;
    }

    private String normalised(String databaseName) throws IOException {
        try (var files = Files.walk(directory)) {
            Path generated = files.filter(file -> file.endsWith("information_schema.xml"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(generated).replace(databaseName, "assay");
        }
    }
}
