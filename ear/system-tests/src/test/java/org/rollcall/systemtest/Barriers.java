package org.rollcall.systemtest;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** What keeps people out of a page, as axe sees it: every rule of WCAG 2.2 A and AA that a machine can check. */
final class Barriers {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** AxeBuilder opens a second page for each analysis, which takes its time; without frames it is not needed. */
    private static final String RUN = """
            async rules => (await axe.run({runOnly: rules, resultTypes: ['violations']})).violations
                .flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary))""";

    private final SiteInBrowser site;
    private final List<String> found = new ArrayList<>();

    Barriers(SiteInBrowser site) {
        this.site = site;
    }

    /** Looks at the open page on a desk in light and on a telephone in dark. */
    Barriers look() {
        // not as a script of the page, so its Content-Security-Policy stays in force
        site.page.evaluate(AxeBuilder.getAxeScript());
        look(ColorScheme.DARK, 390);
        // last, because the other steps expect it so
        look(ColorScheme.LIGHT, 1280);
        return this;
    }

    private void look(ColorScheme scheme, int width) {
        Page page = site.page;
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 800);
        String where = page.url() + " in " + scheme + " at " + width + ": ";
        for (Object barrier : (List<?>) page.evaluate(RUN, RULES)) {
            found.add(where + barrier);
        }
        // WCAG 1.4.10, which axe leaves to people
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            found.add(where + "wider than the screen");
        }
    }

    List<String> found() {
        return found;
    }
}
