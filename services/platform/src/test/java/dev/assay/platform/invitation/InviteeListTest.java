package dev.assay.platform.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InviteeListTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ana Silva <ana@x.example>|ana@x.example|Ana Silva",
                "\"Silva, Ana\" <Ana@X.example>,|ana@x.example|Silva, Ana",
                "ana@x.example, Ana|ana@x.example|Ana",
                "Ana Silva; ana@x.example|ana@x.example|Ana Silva",
                "ana@x.example|ana@x.example|``",
            })
    void aLineIsReadHoweverItIsWritten(String line, String email, String name) {
        InviteeLine read = one(line);

        assertThat(read.problem()).isNull();
        assertThat(read.email()).isEqualTo(email);
        assertThat(read.name()).isEqualTo(name);
    }

    @Test
    void tablesAreReadByTheirHeaderInAnyOrder() {
        List<InviteeLine> read = InviteeList.read(
                "Last name;First name;E-mail\nSilva;Ana;ana@x.example\n\nWilk;Tomasz;tom@x.example\n", Set.of());

        assertThat(read).extracting(InviteeLine::name).containsExactly("Ana Silva", "Tomasz Wilk");
        assertThat(read).extracting(InviteeLine::email).containsExactly("ana@x.example", "tom@x.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tom@nw,example|has a comma where a dot belongs",
                "tom.example|has no @",
                "tom@@x.example|has 2 @",
                "Tom <@x.example>|before the @",
                "Tom <tom@>|after the @",
                "tom@example|has no dot",
                "tom@x..example|a dot too many",
                "Tom <to m@x.example>|There is a blank",
                "Tom <>|There is no e-mail address",
            })
    void whatIsWrongWithAnAddressIsSaid(String line, String why) {
        assertThat(one(line).problem()).contains(why);
    }

    @Test
    void slipsInWellKnownDomainsAreHintedAtAndStillPossible() {
        assertThat(one("ana@gmial.com").hint()).isEqualTo("Did you mean ana@gmail.com?");
        assertThat(one("ana@hotmal.com").hint()).isEqualTo("Did you mean ana@hotmail.com?");
        assertThat(one("ana@gmial.com").isGood()).isTrue();
        assertThat(one("ana@gmail.com").hint()).isNull();
        assertThat(one("ana@northwind.example").hint()).isNull();
    }

    @Test
    void whoIsThereTwiceOrInvitedAlreadyIsSaid() {
        List<InviteeLine> read =
                InviteeList.read("ana@x.example\nANA@x.example\nbob@x.example", Set.of("bob@x.example"));

        assertThat(read.get(0).problem()).isNull();
        assertThat(read.get(1).problem()).isEqualTo("The same address as in line 1.");
        assertThat(read.get(2).problem()).isEqualTo("Already invited to this opening.");
    }

    @Test
    void noMoreThanFiveHundredGoAtOnce() {
        String lines = IntStream.rangeClosed(1, 501)
                .mapToObj(i -> "a" + i + "@x.example")
                .collect(Collectors.joining("\n"));

        List<InviteeLine> read = InviteeList.read(lines, Set.of());

        assertThat(read.get(499).isGood()).isTrue();
        assertThat(read.get(500).problem()).contains("More than 500");
    }

    @Test
    void whatWasReadIsReadTheSameAgain() {
        InviteeLine first = one("\"Silva, Ana\" <ana@x.example>");
        InviteeLine again = one(first.written());

        assertThat(again.name()).isEqualTo(first.name());
        assertThat(again.email()).isEqualTo(first.email());
    }

    private static InviteeLine one(String line) {
        return InviteeList.read(line, Set.of()).getFirst();
    }
}
