package dev.assay.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.assay.checks.browser.Tab;
import java.nio.file.Path;

/** What candidates do more than once. */
final class CandidateSteps {
    private static final double GRADED_WITHIN_MILLISECONDS = 180_000;

    private CandidateSteps() {}

    /** Hands an archive in without a pointer. */
    static void uploadByKeyboard(Tab tab, Path archive) {
        Page page = tab.page();
        tab.tabTo("Choose an archive");
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Space"));
        tab.leave(() -> chooser.setFiles(archive));
        assertThat(page.locator("[data-toast]").innerText()).contains("Received", "SHA-256");
    }

    /** Waits until the page no longer asks how it goes. */
    static void graded(Tab tab) {
        tab.page()
                .waitForFunction(
                        "() => !document.querySelector('#run[hx-get]')",
                        null,
                        new Page.WaitForFunctionOptions().setTimeout(GRADED_WITHIN_MILLISECONDS));
    }

    /** As long as a grading may take. */
    static Locator.WaitForOptions within() {
        return new Locator.WaitForOptions().setTimeout(GRADED_WITHIN_MILLISECONDS);
    }

    /** Waits on the leaderboard until it is of everything that was graded. */
    static void awaitComparison(Page page) {
        page.getByRole(AriaRole.TABLE).first().waitFor(within());
        page.getByText("Newer scores are being compared").waitFor(within().setState(WaitForSelectorState.HIDDEN));
    }
}
