package org.rollcall.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.PostgreSqlCluster;

/** {@code rollcall.jar} with PostgreSQL, a cluster of its own because it goes away at the end. */
class BrowserOnPostgreSqlIT extends BrowserScenario {
    private final PostgreSqlCluster cluster = PostgreSqlCluster.start();

    @Override
    Map<String, String> database() {
        return Map.of(
                "ROLLCALL_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/postgres",
                "ROLLCALL_DB_USER",
                PostgreSqlCluster.USER);
    }

    @Test
    @Order(200)
    void aDatabaseThatIsGoneSaysSoAndLeadsOnWhenItIsBack() throws IOException {
        // always fails before the answer is begun; the search only when the counts above the table are a second old
        Page palette = site.context.newPage();
        palette.navigate(rollcall.site() + "/customers");
        site.open("customers");
        cluster.halt();
        try {
            palette.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Palette"))
                    .click();
            assertStyled(palette);
            page.getByRole(AriaRole.SEARCHBOX).fill("zoe");
            assertThat(site.link("First page")).isVisible();
            assertStyled(page);
            site.open("totals");
            assertThat(site.link("First page")).isVisible();
            assertStyled(page);
        } finally {
            cluster.resume();
            palette.close();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            site.open("customers");
            return site.heading("All customers").isVisible();
        });
        site.complaints();
    }
}
