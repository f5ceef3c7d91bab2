package dev.assay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.platform.access.Actor;
import dev.assay.platform.access.Role;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.audit.VerifyAudit;
import dev.assay.platform.installation.Settings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditTest {

    private static final org.jooq.conf.Settings SETTINGS = new org.jooq.conf.Settings().withRenderSchema(false);

    private TestPlatform platform;
    private Stored stored;

    @BeforeAll
    void start(@TempDir Path home) {
        platform = TestPlatform.start(home);
        stored = new Stored(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    /** A company with a chain of its own. */
    private record Company(String id, Member owner) {}

    @Test
    void aChainThatNobodyTouchedIsIntact() {
        Company company = withEntries(5);

        JsonNode check = verify(company);

        assertThat(check.path("entries").asInt()).isEqualTo(5);
        assertThat(check.path("broken").isNull()).isTrue();
        assertThat(check.path("headSha256").asString())
                .isEqualTo(stored.value("SELECT sha256 FROM audit_head WHERE organisation_id = ?", company.id()));
        assertThat(new VerifyAudit(platform.bean(Settings.class)).run()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + INTERVAL 1 MICROSECOND",
                "actor_kind = 'SYSTEM'",
                "actor_id = UUID()",
                "action = 'account.restored'",
                "object_kind = 'other'",
                "object_id = UUID()",
                "detail = '{\"role\":\"OWNER\"}'",
                "previous_sha256 = REPEAT('1', 64)",
                "sha256 = REPEAT('2', 64)",
                "sequence = 1000"
            })
    void aChangeOfAnyColumnIsNoticed(String change) {
        Company company = withEntries(5);

        platform.sql("UPDATE audit_entry SET " + change + " WHERE organisation_id = ? AND sequence = 3", company.id());

        assertThat(verify(company).at("/broken/sequence").asInt()).isEqualTo(3);
        assertThat(verify(company).path("entries").asInt()).isEqualTo(2);
        assertThat(new VerifyAudit(platform.bean(Settings.class)).run()).isOne();
        forget(company);
    }

    @Test
    void anEntryOfAnotherCompanyIsNoticed() {
        Company company = withEntries(2);
        Company other = withEntries(5);
        platform.sql("DELETE FROM audit_entry WHERE organisation_id = ?", company.id());

        platform.sql("UPDATE audit_entry SET organisation_id = ? WHERE organisation_id = ?", company.id(), other.id());

        assertThat(verify(company).at("/broken/sequence").asInt()).isEqualTo(1);
        forget(company);
        forget(other);
    }

    @Test
    void aDeletedEntryIsNoticed() {
        Company company = withEntries(5);

        platform.sql("DELETE FROM audit_entry WHERE organisation_id = ? AND sequence = 3", company.id());

        JsonNode check = verify(company);
        assertThat(check.at("/broken/sequence").asInt()).isEqualTo(3);
        assertThat(check.at("/broken/how").asString()).contains("missing");
        forget(company);
    }

    @Test
    void entriesThatChangedPlacesAreNoticed() {
        Company company = withEntries(5);
        for (String step : new String[] {"9 WHERE sequence = 2", "2 WHERE sequence = 3", "3 WHERE sequence = 9"}) {
            platform.sql("UPDATE audit_entry SET sequence = " + step + " AND organisation_id = ?", company.id());
        }

        assertThat(verify(company).at("/broken/sequence").asInt()).isEqualTo(2);
        forget(company);
    }

    @Test
    void anEndThatWasCutOffIsNoticedByTheHead() {
        Company company = withEntries(5);

        platform.sql("DELETE FROM audit_entry WHERE organisation_id = ? AND sequence > 3", company.id());

        JsonNode check = verify(company);
        assertThat(check.at("/broken/sequence").asInt()).isEqualTo(4);
        assertThat(check.at("/broken/how").asString()).contains("end is missing");
        forget(company);
    }

    @Test
    void aHeadThatIsGoneOrSetBackIsNoticed() {
        Company company = withEntries(5);
        platform.sql("UPDATE audit_head SET sequence = 3 WHERE organisation_id = ?", company.id());
        assertThat(verify(company).at("/broken/sequence").asInt()).isEqualTo(4);

        platform.sql("DELETE FROM audit_head WHERE organisation_id = ?", company.id());
        assertThat(verify(company).at("/broken/how").asString()).contains("head of the chain is missing");
        forget(company);
    }

    @Test
    void aWholeLogThatIsGoneIsNoticed() {
        Company company = withEntries(2);
        platform.sql("UPDATE organisation SET set_up_at = UTC_TIMESTAMP(6) WHERE id = ?", company.id());

        forget(company);

        assertThat(verify(company).at("/broken/sequence").asInt()).isEqualTo(1);
        platform.sql("UPDATE organisation SET set_up_at = NULL WHERE id = ?", company.id());
    }

    @Test
    void aChainLongerThanWhatIsReadAtATimeIsVerifiedToItsEnd() {
        Company company = withEntries(1);
        AuditRepository audit = platform.bean(AuditRepository.class);
        DSL.using(platform.bean(HikariDataSource.class), SQLDialect.MYSQL, SETTINGS)
                .transaction(configuration -> {
                    for (int i = 0; i < 2100; i++) {
                        audit.append(
                                configuration.dsl(),
                                company.id(),
                                Actor.SYSTEM,
                                AuditAction.MAIL_RETRIED,
                                "x",
                                Map.of());
                    }
                });
        assertThat(verify(company).path("entries").asInt()).isEqualTo(2101);

        platform.sql(
                "UPDATE audit_entry SET object_id = 'y' WHERE organisation_id = ? AND sequence = 2001", company.id());
        assertThat(verify(company).at("/broken/sequence").asInt()).isEqualTo(2001);
        forget(company);
    }

    @Test
    void thePageShowsNamesAndFiltersAndTurns() {
        Company company = withEntries(4);
        platform.sql(
                "UPDATE account SET name = '=Ana()' WHERE id = ?",
                company.owner().accountId());
        platform.form(company.owner().cookie(), "/account", Map.of("name", "=Ana()", "zone", "UTC"));

        String all = page(company, "/audit");
        String filtered = page(
                company,
                "/audit?action=account.changed&person=" + company.owner().accountId());
        String none = page(company, "/audit?until=2001-01-01");
        JsonNode first = json(company, "/api/v1/audit?limit=2");
        JsonNode second = json(
                company, "/api/v1/audit?limit=2&cursor=" + first.path("next").asString());

        assertThat(all).contains("=Ana()", "account changed", "account invited", "one-0@x.example");
        assertThat(filtered).contains("account changed").doesNotContain("one-0@x.example");
        assertThat(none).contains("Nothing was written down");
        assertThat(first.at("/items/0/sequence").asInt()).isEqualTo(5);
        assertThat(second.at("/items/0/sequence").asInt()).isEqualTo(3);
        assertThat(platform.get(company.owner().token(), "/api/v1/audit?cursor=x")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatManyDoAtOnceIsDoneAndWrittenDown() {
        Company company = withEntries(0);

        List<Integer> statuses = AtOnce.each(
                30,
                i -> platform.postJson(
                                company.owner().token(),
                                "/api/v1/people/invitations",
                                "{\"email\":\"many-" + i + "@x.example\",\"role\":\"VIEWER\"}")
                        .statusCode());

        assertThat(statuses).containsOnly(201);
        assertThat(verify(company).path("entries").asInt()).isEqualTo(30);
        assertThat(verify(company).path("broken").isNull()).isTrue();
    }

    @Test
    void theTableToTakeAwayIsNoFormulaForASpreadsheet() {
        Company company = withEntries(2);
        platform.sql(
                "UPDATE account SET name = '=Ana()' WHERE id = ?",
                company.owner().accountId());
        platform.form(company.owner().cookie(), "/account", Map.of("name", "=Ana()", "zone", "UTC"));

        HttpResponse<String> csv =
                platform.send(company.owner().request(platform, "/audit/export?action=account.changed"));

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("audit.csv");
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(csv.body()).contains(",'=Ana(),account.changed,").doesNotContain(",=Ana()");
    }

    @Test
    void thePageSaysWhereTheChainBreaks() {
        Company company = withEntries(3);
        Map<String, String> nothing = Map.of();
        assertThat(platform.form(company.owner().cookie(), "/audit/verification", nothing)
                        .body())
                .contains("The chain is intact", "3 entries follow");

        platform.sql("UPDATE audit_entry SET detail = '{}' WHERE organisation_id = ? AND sequence = 2", company.id());
        assertThat(platform.form(company.owner().cookie(), "/audit/verification", nothing)
                        .body())
                .contains("The chain breaks at entry 2", "content was changed");
        forget(company);
    }

    @Test
    void companiesReadTheirOwnLogOnly() {
        Company one = withEntries(1);
        Company other = withEntries(2);

        assertThat(json(one, "/api/v1/audit").path("items").size()).isEqualTo(1);
        assertThat(page(one, "/audit?object=" + other.owner().accountId())).contains("Nothing was written down");
        assertThat(page(one, "/audit")).doesNotContain(other.owner().accountId());
    }

    private Company withEntries(int entries) {
        String id = platform.newOrganisation();
        Member owner = Member.of(platform, id, Role.OWNER);
        for (int i = 0; i < entries; i++) {
            platform.postJson(
                    owner.token(),
                    "/api/v1/people/invitations",
                    "{\"email\":\"one-" + i + "@x.example\",\"role\":\"VIEWER\"}");
        }
        return new Company(id, owner);
    }

    /** A broken chain would keep the command from finding the others intact. */
    private void forget(Company company) {
        platform.sql("DELETE FROM audit_entry WHERE organisation_id = ?", company.id());
        platform.sql("DELETE FROM audit_head WHERE organisation_id = ?", company.id());
    }

    private JsonNode verify(Company company) {
        return json(company, "/api/v1/audit/verification");
    }

    private JsonNode json(Company company, String path) {
        return TestPlatform.json(platform.get(company.owner().token(), path));
    }

    private String page(Company company, String path) {
        return platform.page(company.owner().cookie(), path).body();
    }
}
