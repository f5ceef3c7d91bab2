package dev.assay.checks.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
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
    private static final double GRADED_WITHIN_MILLISECONDS = 180_000;

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
        go(manager, installation.setUpPath());
        screens.look(manager, "set-up");
        manager.press("Set up");
        screens.look(manager, "set-up-refused");
        manager.fill("Company", "Nordlicht Energie");
        manager.fill("Your name", "Hanna Berg");
        manager.fill("Your e-mail address", "hanna@example.com");
        manager.fill("Password", PASSWORD);
        manager.press("Set up");

        assertThat(manager.page().url()).endsWith("/openings");
        screens.look(manager, "openings-none");
        go(manager, "/packs");
        screens.look(manager, "packs-none");
    }

    @Test
    @Order(2)
    void anOpeningIsMadeFromTheCatalogue() throws IOException {
        installation.publish(CATALOGUE.resolve("practice"));
        installation.publish(CATALOGUE.resolve("package-triage"));
        hidden = HiddenRows.of(installation.hidden());

        go(manager, "/packs");
        screens.look(manager, "packs");
        manager.follow("Which desk owns this package request?");
        screens.look(manager, "pack");
        go(manager, "/openings/new");
        screens.look(manager, "opening-choose");
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
            go(manager, opening + "/" + tab);
            screens.look(manager, "opening-" + tab + "-empty");
        }
    }

    @Test
    @Order(3)
    void twentyAreInvitedAtOnce() {
        go(manager, opening + "/invite");
        screens.look(manager, "invite");
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

        go(manager, opening + "/candidates");
        screens.look(manager, "candidates-invited");
        go(manager, "/outbox");
        screens.look(manager, "outbox");
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
        uploadByKeyboard(Archive.of(folder, CATALOGUE.resolve("practice/starter")));
        graded(keyboard);
        page.waitForFunction("() => document.querySelector('[data-log-state]').textContent === ''");
        screens.look(keyboard, "practice-graded");
        keyboard.tabTo("Leave practice").enter();

        keyboard.tabTo("Start the clock").enter();
        screens.look(keyboard, "attempt-new");
        uploadByKeyboard(Archive.of(folder, CATALOGUE.resolve("package-triage/reference")));
        screens.look(keyboard, "attempt-running");
        graded(keyboard);
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
        // The page asks again by itself.
        plain.page().getByText("Scored").first().waitFor(within());
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
        for (String hostile :
                List.of(Hostile.PRINTS_AND_ANSWERS, Hostile.PRINTS_AND_FAILS, Hostile.ANSWERS_WITH_ROWS)) {
            Path archive = Archive.ofProgram(folder, hostile);
            phone.leave(() -> phone.page().setInputFiles("input[type=file]", archive));
            graded(phone);
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
        manager.page().getByRole(AriaRole.TABLE).first().waitFor(within());
        screens.look(manager, "leaderboard");
        String board = manager.page().locator("main").innerText();
        assertThat(board).contains("Candidate 1", "Candidate 2");
        go(manager, opening);
        screens.look(manager, "opening");
        go(manager, opening + "/candidates");
        screens.look(manager, "candidates");
        go(manager, opening + "/questions");
        screens.look(manager, "opening-questions");
        go(manager, "/submissions");
        screens.look(manager, "submissions");
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
        assertThat(page.locator("main").innerText()).contains("You are through to the next step", "careful", "95");
        keyboard.follow("your data and your rights");
        screens.look(keyboard, "rights");
    }

    @Test
    @Order(9)
    void everyOtherPageOfTheTeam() {
        for (String page : List.of(
                "/account",
                "/account/security",
                "/account/tokens",
                "/settings/organisation",
                "/settings/people",
                "/settings/organisations",
                "/rights",
                "/audit",
                "/outbox",
                "/docs",
                "/nowhere")) {
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
    void pagesAreLight() {
        assertThat(kilobytes(manager, installation.address() + opening)).isLessThanOrEqualTo(100);
        assertThat(kilobytes(manager, installation.address() + opening + "/leaderboard"))
                .isLessThanOrEqualTo(100);
        // Compressed as for everybody; only the wiretap must not have it so.
        String attempt = URI.create(phone.page().url()).getPath().replaceAll("/questions.*", "/attempt");
        String direct = installation.address().replace("127.0.0.1", "localhost") + attempt;
        assertThat(kilobytes(phone, direct)).isLessThanOrEqualTo(270);
    }

    private long kilobytes(Tab person, String address) {
        try (Tab tab = browser.firstVisit(person)) {
            return tab.open(address).transferred() / 1000;
        }
    }

    @Test
    @Order(11)
    void nothingIsWrongWithAnyScreen() {
        assertThat(screens.findings()).isEmpty();
    }

    @Test
    @Order(12)
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

    private void go(Tab tab, String path) {
        tab.open(installation.address() + path);
    }

    private void uploadByKeyboard(Path archive) {
        Page page = keyboard.page();
        keyboard.tabTo("Choose an archive");
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Space"));
        keyboard.leave(() -> chooser.setFiles(archive));
        assertThat(page.locator("[data-toast]").innerText()).contains("Received", "SHA-256");
    }

    private static void graded(Tab tab) {
        tab.page()
                .waitForFunction(
                        "() => !document.querySelector('#run[hx-get]')",
                        null,
                        new Page.WaitForFunctionOptions().setTimeout(GRADED_WITHIN_MILLISECONDS));
    }

    private static Locator.WaitForOptions within() {
        return new Locator.WaitForOptions().setTimeout(GRADED_WITHIN_MILLISECONDS);
    }
}
