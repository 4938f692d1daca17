package org.rollcall.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** {@code rollcall.jar} on its embedded default; and whether everybody can use the pages, which are the same everywhere. */
class BrowserOnH2IT extends BrowserScenario {
    private static final Path PAGES = Path.of("..", "..", "web", "src", "main", "webapp");

    private final Set<String> seen = new TreeSet<>();

    @Override
    Map<String, String> database() {
        return Map.of();
    }

    @Test
    @Order(5)
    void everybodyCanSetItUp() {
        Barriers barriers = new Barriers(site);
        look("setup", barriers);
        site.button("Too old? Make a new token").click();
        assertThat(site.text("A new token is in the file")).isVisible();
        assertThat(barriers.look().found()).isEmpty();
    }

    @Test
    @Order(200)
    void everybodyCanUseEveryPage() throws IOException {
        Barriers barriers = new Barriers(site);
        long zoe = firstOf("/customers?q=zoe");
        // without Acct-Session-Id: it will be in quarantine
        assertThat(router.start(router.session("nobody", "")).answered()).isTrue();
        for (String path : List.of(
                "customers",
                "customers?q=nobody-of-that-name",
                "customer-edit",
                "customer-edit?id=" + zoe,
                "service?customer=" + zoe,
                "service?id=" + firstOf("/customers/" + zoe + "/services"),
                "totals",
                "health",
                "quarantine",
                "quarantined?id=" + firstOf("/quarantine"),
                "plans",
                "plan?id=" + isp.planId,
                "routers",
                "router?id=" + isp.nasId,
                "jobs",
                "job?id=" + firstOf("/jobs/lifecycle/runs"),
                "settings")) {
            look(path, barriers);
        }
        look("online", barriers);
        site.rows().getByRole(AriaRole.BUTTON).first().click();
        lookAtDialog(barriers);
        look("customer?id=" + zoe, barriers);
        site.button("Block").click();
        lookAtDialog(barriers);
        look("pools", barriers);
        site.button("Add pool").click();
        site.inDialog("Save").click();
        assertThat(site.dialog()).containsText("Is required");
        lookAtDialog(barriers);

        look("customer?id=987654321", barriers);
        assertThat(site.heading("Nothing here")).isVisible();
        assertThat(site.complaints()).allMatch(text -> text.contains("404"));

        site.context.clearCookies();
        look("signin", barriers);
        site.signIn("not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).not().isEmpty();
        barriers.look();

        assertThat(barriers.found()).isEmpty();
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".xhtml"))
                            .map(name -> name.replace(".xhtml", "")))
                    .isSubsetOf(seen);
        }
    }

    private void look(String path, Barriers barriers) {
        site.open(path);
        // and has not been sent to sign in
        assertThat(page.url()).endsWith("/" + path);
        seen.add(path.replaceFirst("[?].*", ""));
        barriers.look();
    }

    private void lookAtDialog(Barriers barriers) {
        assertThat(site.dialog()).isVisible();
        barriers.look();
    }

    private long firstOf(String list) {
        return isp.api
                .get(list)
                .body()
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonNumber("id")
                .longValue();
    }
}
