package dev.assay.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MigrationTest {

    @Test
    void everyGrantNamesTheDatabaseAndOneOfTheTwoUsers() {
        assertThat(Migration.grants("assay", "'p'@'%'", "'g'@'%'"))
                .hasSizeGreaterThan(10)
                .allMatch(grant -> grant.matches("GRANT [A-Z, ()a-z_]+ ON `assay`\\.[a-z_]+ TO '[pg]'@'%'"));
    }

    @Test
    void aNameThatCouldEndTheQuoteIsRefused() {
        assertThatThrownBy(() -> Migration.grants("a`b", "p", "g")).isInstanceOf(IllegalArgumentException.class);
    }
}
