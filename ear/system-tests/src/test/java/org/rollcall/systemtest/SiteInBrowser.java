package org.rollcall.systemtest;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The site in Debian's Chromium. Things are found as people find them, by role and label; what the console complains of
 * (scripts that fail, files that are missing, what the Content-Security-Policy refuses) is remembered.
 */
final class SiteInBrowser implements AutoCloseable {
    static final String ADMINISTRATOR = "admin";
    static final String PASSWORD = "correct horse battery 7";
    /** Generous, because continuous integration may run beside other work. */
    private static final double PATIENCE_MILLIS = 20_000;

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path KEPT = Path.of("target", "browser");

    final Page page;
    final BrowserContext context;
    private final Playwright playwright;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    SiteInBrowser(RollcallProcess rollcall) {
        base = rollcall.site() + "/";
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    /** What the console has complained of since it was last asked. */
    List<String> complaints() {
        List<String> since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    /** @param path below /rollcall/ */
    SiteInBrowser open(String path) {
        page.navigate(base + path);
        return this;
    }

    void signIn(String password) {
        field("Name").fill(ADMINISTRATOR);
        field("Password").fill(password);
        button("Sign in").click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /** The open dialog. */
    Locator dialog() {
        return page.locator("dialog[open]");
    }

    /** A button in the open dialog. */
    Locator inDialog(String button) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    /** The table's rows with this text. */
    Locator row(String text) {
        return rows().filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator rows() {
        return page.locator("main tbody tr");
    }

    /** Leaves a picture of the page and its source in target/browser. */
    void keep(String name) {
        try {
            Files.createDirectories(KEPT);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(KEPT.resolve(name + ".png"))
                    .setFullPage(true));
            Files.writeString(KEPT.resolve(name + ".html"), page.url() + "\n" + page.content());
        } catch (IOException | PlaywrightException lost) {
            System.getLogger(SiteInBrowser.class.getName())
                    .log(System.Logger.Level.WARNING, "no picture of " + name, lost);
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
