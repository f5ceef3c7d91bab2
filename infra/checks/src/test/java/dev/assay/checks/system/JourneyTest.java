package dev.assay.checks.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.assay.checks.browser.Browser;
import dev.assay.checks.browser.Tab;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the first link to the last answer in a browser, against everything real: a company sets itself up, invites twenty
 * people to a pack of the catalogue, three hand in (one by keyboard alone, one without scripts, one hostile on a phone), and
 * somebody decides. Each test goes on where the one before ended.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {

    private static final Path CATALOGUE = Installation.REPOSITORY.resolve("assessments/catalog");
    private static final String PASSWORD = "a few words in a row";

    @TempDir
    static Path folder;

    private final Screens screens = new Screens();

    private OwnEngine engine;
    private Installation installation;
    private Wiretap wiretap;
    private @Nullable HiddenRows hidden;
    private Browser browser;
    private Tab manager;
    private Tab keyboard;
    private Tab plain;
    private Tab phone;
    private String opening = "";

    @BeforeAll
    void start() throws IOException {
        engine = OwnEngine.holding(Files.createDirectory(folder.resolve("e")), "assay/base:1", "assay/python-ml:1");
        int outside = Database.freePort();
        int inside = Database.freePort();
        wiretap = new Wiretap(outside, inside);
        installation = new Installation(
                Files.createDirectory(folder.resolve("home")), engine.host(), inside, "http://localhost:" + outside);
        browser = Browser.start();
        manager = browser.tab(ColorScheme.LIGHT);
        keyboard = browser.tab(ColorScheme.LIGHT);
        // Somebody listens from the start: the browser would open a dialog of its own in the moment before.
        keyboard.page().onFileChooser(chooser -> {});
        plain = browser.tabWithoutScripts();
        phone = browser.tab(ColorScheme.DARK);
    }

    @AfterAll
    void stop() throws IOException {
        browser.close();
        installation.close();
        wiretap.close();
        engine.close();
    }

    /** What everybody saw last, for whoever wonders why a step failed. */
    @AfterEach
    void keepWhatEverybodySees() {
        manager.screenshot("last-manager");
        keyboard.screenshot("last-keyboard");
        plain.screenshot("last-plain");
        phone.screenshot("last-phone");
    }

    @Test
    @Order(1)
    void somebodySetsTheCompanyUp() throws IOException {
        look(installation.setUpPath(), "set-up");
        manager.press("Set up");
        screens.look(manager, "set-up-refused");
        manager.fill("Company", "Nordlicht Energie");
        manager.fill("Your name", "Hanna Berg");
        manager.fill("Your e-mail address", "hanna@example.com");
        manager.fill("Password", PASSWORD);
        manager.press("Set up");

        assertThat(manager.page().url()).endsWith("/openings");
        screens.look(manager, "openings-none");
        look("/packs", "packs-none");
    }

    @Test
    @Order(2)
    void anOpeningIsMadeFromTheCatalogue() throws IOException {
        installation.publish(CATALOGUE.resolve("practice"));
        installation.publish(CATALOGUE.resolve("package-triage"));
        hidden = HiddenRows.of(installation.hidden());

        look("/packs", "packs");
        manager.follow("Which desk owns this package request?");
        screens.look(manager, "pack");
        look("/openings/new", "opening-choose");
        manager.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("package-triage"))
                .getByText("Choose")
                .click();
        manager.fill("Title", "");
        manager.fill("Time limit", "0");
        manager.press("Make the opening");
        screens.look(manager, "opening-new-refused");
        manager.fill("Title", "Machine learning engineer, Oslo");
        manager.fill("Time limit", "4");
        manager.press("Make the opening");

        opening = Pattern.compile("(/openings/[0-9a-f-]{36}).*")
                .matcher(URI.create(manager.page().url()).getPath())
                .replaceAll("$1");
        screens.look(manager, "opening-empty");
        for (String tab : List.of("candidates", "leaderboard", "questions", "settings")) {
            look(opening + "/" + tab, "opening-" + tab + "-empty");
        }
    }

    @Test
    @Order(3)
    void twentyAreInvitedAtOnce() {
        look(opening + "/invite", "invite");
        String people = IntStream.rangeClosed(1, 19)
                .mapToObj("Candidate %1$d <candidate%1$d@example.com>"::formatted)
                .collect(Collectors.joining("\n"));
        manager.fill("People, one a line", people + "\nnobody at nowhere");
        manager.press("Check the list");
        screens.look(manager, "invite-preview-problem");
        manager.fill("Line 20", "Zoë Łukasz <zoe@example.com>");
        manager.press("Check again");
        screens.look(manager, "invite-preview");
        manager.press("Send 20 invitations");
        screens.look(manager, "invited");

        look(opening + "/candidates", "candidates-invited");
        look("/outbox", "outbox");
    }

    @Test
    @Order(4)
    void oneGoesTheWholeWayByKeyboardAlone() throws IOException {
        Page page = keyboard.open(link("candidate1@example.com")).page();
        screens.look(keyboard, "landing");
        keyboard.tabTo("Agree and continue").enter();
        screens.look(keyboard, "landing-refused");
        keyboard.tabTo("I agree that this is collected and used as said here");
        page.keyboard().press("Space");
        keyboard.tabTo("Agree and continue").enter();
        screens.look(keyboard, "before");

        keyboard.tabTo("Open practice").enter();
        screens.look(keyboard, "practice");
        CandidateSteps.uploadByKeyboard(keyboard, Archive.of(folder, CATALOGUE.resolve("practice/starter")));
        CandidateSteps.graded(keyboard);
        page.waitForFunction("() => document.querySelector('[data-log-state]').textContent === ''");
        screens.look(keyboard, "practice-graded");
        keyboard.tabTo("Leave practice").enter();

        keyboard.tabTo("Start the clock").enter();
        screens.look(keyboard, "attempt-new");
        CandidateSteps.uploadByKeyboard(keyboard, Archive.of(folder, CATALOGUE.resolve("package-triage/reference")));
        screens.look(keyboard, "attempt-running");
        CandidateSteps.graded(keyboard);
        screens.look(keyboard, "attempt-graded");
        keyboard.tabTo("Hand in").enter();
        screens.look(keyboard, "handed-in");
    }

    @Test
    @Order(5)
    void oneGoesTheWholeWayWithoutScripts() throws IOException {
        plain.open(link("candidate2@example.com"));
        plain.page().getByRole(AriaRole.CHECKBOX).check();
        plain.press("Agree and continue");
        plain.press("Start the clock");
        Path archive = Archive.of(folder, CATALOGUE.resolve("package-triage/baseline"));
        plain.page().setInputFiles("input[type=file]", archive);
        plain.press("Upload");
        assertThat(plain.page().locator("body").innerText()).contains("Received");
        plain.follow("See how it goes, with its log");
        screens.overflows(plain, "submission-without-scripts");
        plain.page().getByText("Scored").first().waitFor(CandidateSteps.within());
        plain.follow("Back");
        plain.press("Hand in");
        assertThat(plain.page().locator("h1, h2").allInnerTexts()).contains("Handed in");
    }

    @Test
    @Order(6)
    void whoeverPrintsHiddenRowsHandsNobodyAny() throws IOException {
        phone.width(Browser.WIDTHS.getFirst()).open(link("candidate3@example.com"));
        phone.page().getByRole(AriaRole.CHECKBOX).check();
        phone.press("Agree and continue");
        phone.press("Start the clock");
        for (String hostile : Hostile.ALL) {
            Path archive = Archive.ofProgram(folder, hostile);
            phone.leave(() -> phone.page().setInputFiles("input[type=file]", archive));
            CandidateSteps.graded(phone);
        }
        phone.width(Browser.WIDTHS.getLast());
        screens.look(phone, "attempt-failures");
        phone.follow("Questions");
        screens.look(phone, "candidate-questions-empty");
        phone.page().locator("textarea").first().fill("May other libraries be used?");
        phone.page().locator("main form button[type=submit]").first().click();
        phone.loaded();
        screens.look(phone, "candidate-questions");
    }

    @Test
    @Order(7)
    void theLeaderboardTellsScoresWithTheirIntervals() {
        go(manager, opening + "/leaderboard");
        CandidateSteps.awaitComparison(manager.page());
        screens.look(manager, "leaderboard");
        screens.prints(manager, "leaderboard", Screens.Paper.LANDSCAPE);
        assertThat(manager.page().locator("main").innerText()).contains("Candidate 1", "Candidate 2");
        look(opening, "opening");
        look(opening + "/candidates", "candidates");
        look(opening + "/questions", "opening-questions");
        manager.fill("Answer", "Yes, whatever the image has.");
        manager.press("Answer all candidates");
        screens.look(manager, "opening-questions-answered");
        phone.page().reload();
        assertThat(phone.page().locator("main").innerText()).contains("Yes, whatever the image has.");
        look("/submissions", "submissions");
    }

    @Test
    @Order(8)
    void aDecisionIsReadByItsCandidate() {
        go(manager, opening + "/leaderboard");
        manager.page().locator("table.tiers a").getByText("Candidate 1").first().click();
        manager.loaded();
        screens.look(manager, "candidate");
        manager.follow("Invitation and time");
        screens.look(manager, "candidate-invitation");
        manager.follow("Submissions and decision");
        manager.follow("Decide");
        manager.press("Record decision");
        screens.look(manager, "decision-refused");
        manager.page().getByLabel("Advance").check();
        manager.fill("Reason", "Clearly above the baseline, and the notes say why.");
        manager.page()
                .locator("[name=feedback]")
                .fill("Your validation was **careful**. Next time, look at the rare desks too.");
        manager.page()
                .getByLabel("Tell the score on hidden rows, with its interval")
                .check();
        manager.page().getByLabel("Tell the candidate now").check();
        manager.press("Record decision");
        screens.look(manager, "candidate-decided");

        Page page = keyboard.page();
        Pause.until(() -> {
            page.reload();
            return page.getByText("has answered").count() > 0;
        });
        screens.look(keyboard, "after-answered");
        keyboard.tabTo("Read the answer").enter();
        screens.look(keyboard, "feedback");
        screens.prints(keyboard, "feedback", Screens.Paper.PORTRAIT);
        assertThat(page.locator("main").innerText()).contains("You are through to the next step", "careful", "95");
        keyboard.follow("your data and your rights");
        screens.look(keyboard, "rights");
    }

    @Test
    @Order(9)
    void everyOtherPageOfTheTeam() {
        for (String page : Screens.OF_THE_TEAM) {
            go(manager, page);
            screens.look(manager, page.substring(1).replace('/', '-'));
        }
        try (Tab stranger = browser.tab(ColorScheme.LIGHT)) {
            for (String page : List.of("/sign-in", "/recover", "/i/forged", "/s/forged")) {
                go(stranger, page);
                screens.look(stranger, page.substring(1).replace('/', '-'));
            }
        }
    }

    @Test
    @Order(10)
    void pagesAreLightAndStandStill() {
        screens.arrives(browser, manager, installation.address() + opening, 100);
        screens.arrives(browser, manager, installation.address() + opening + "/leaderboard", 100);
        // Compressed as for everybody; only the wiretap must not have it so.
        String attempt = URI.create(phone.page().url()).getPath().replaceAll("/questions.*", "/attempt");
        screens.arrives(browser, phone, installation.address().replace("127.0.0.1", "localhost") + attempt, 270);
    }

    @Test
    @Order(11)
    void whoeverHasTheSharedLinkGetsOneOfTheirOwn() {
        go(manager, opening + "/invite");
        manager.fill("Most people", "3");
        manager.press("Make a link");
        screens.look(manager, "shared-link-made");
        String shared =
                manager.page().locator("[id^=link-]").first().innerText().strip();
        try (Tab student = browser.tab(ColorScheme.DARK)) {
            student.open(shared);
            screens.look(student, "shared");
            student.press("Send me my link");
            screens.look(student, "shared-refused");
            student.fill("Your name", "Tam Nguyen");
            student.fill("Your e-mail address", "tam@example.com");
            student.press("Send me my link");
            screens.look(student, "shared-sent");
            assertThat(student.open(link("tam@example.com"))
                            .page()
                            .locator("h1")
                            .innerText())
                    .contains("Machine learning engineer, Oslo");
        }
    }

    @Test
    @Order(12)
    void whoAsksToBeForgottenIs() {
        String link = link("candidate3@example.com");
        phone.open(phone.page().url().replaceAll("(/c/[^/]+).*", "$1/rights"));
        phone.press("Ask for erasure");
        screens.look(phone, "erasure-refused");
        phone.page().getByLabel("Erase what is kept about me").check();
        phone.press("Ask for erasure");
        screens.look(phone, "erasure-asked");

        look("/rights", "rights-desk");
        manager.follow("Erasure of your data");
        screens.look(manager, "rights-request");
        manager.page().getByLabel("Erase it for good").check();
        manager.press("Erase the candidate's data");
        screens.look(manager, "rights-desk-answered");
        try (Tab later = browser.tab(ColorScheme.LIGHT)) {
            later.open(link);
            screens.look(later, "erased");
            assertThat(later.page().locator("body").innerText()).contains("Your data was erased");
        }
    }

    @Test
    @Order(13)
    void nothingIsWrongWithAnyScreen() {
        assertThat(screens.findings()).isEmpty();
    }

    @Test
    @Order(14)
    void candidatesWereSentNothingThatIsHidden() {
        assertThat(wiretap.sent()).anyMatch(sent -> sent.contains("Received"));
        assertThat(wiretap.sent()).noneMatch(sent -> sent.contains("Content-Encoding: gzip"));
        HiddenRows rows = requireNonNull(hidden, "the pack was never published");
        assertThat(rows.size()).isGreaterThan(10_000);
        assertThat(rows.foundIn(wiretap.sent())).isEmpty();
    }

    /** The link in the mail to an address, as the outbox shows it. */
    private String link(String address) {
        go(manager, "/outbox?recipient=" + address);
        manager.page().locator("table a.name").first().click();
        manager.loaded();
        return manager.page().locator("#mail-link").innerText().strip();
    }

    private void look(String path, String name) {
        go(manager, path);
        screens.look(manager, name);
    }

    private void go(Tab tab, String path) {
        tab.open(installation.address() + path);
    }
}
