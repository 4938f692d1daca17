package org.rollcall.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.CoaAnswer;
import org.rollcall.nassim.Login;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.NasSettings;
import org.rollcall.nassim.TerminateCause;

/**
 * The site from the first start on, in one browser on one server, on one database; see the classes that extend it. The
 * steps build on each other, so they run in their order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BrowserScenario {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** Session-Context-Not-Removable. */
    private static final int NOT_REMOVABLE = 504;

    RollcallProcess rollcall;
    SiteInBrowser site;
    Page page;
    Isp isp;
    Nas router;
    private NasSession zoe;
    private boolean failed;

    /** Settings of the database, none for the embedded default. */
    abstract Map<String, String> database();

    @RegisterExtension
    final AfterTestExecutionCallback picture =
            context -> context.getExecutionException().ifPresent(failure -> {
                failed = true;
                if (site != null) {
                    site.keep(getClass().getSimpleName() + "-"
                            + context.getRequiredTestMethod().getName());
                }
            });

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        rollcall = new RollcallProcess(data, database()).start();
        site = new SiteInBrowser(rollcall);
        page = site.page;
    }

    @AfterAll
    void stop() {
        if (site != null) {
            site.close();
        }
        if (router != null) {
            router.close();
        }
        if (rollcall != null) {
            rollcall.close();
        }
    }

    @BeforeEach
    void whatCameBeforeHasHappened() {
        assumeFalse(failed, "an earlier step failed");
    }

    @AfterEach
    void theConsoleIsQuiet() {
        assertThat(site.complaints()).isEmpty();
    }

    @Test
    @Order(10)
    void theFirstAdministratorIsMadeWithTheTokenOfTheFile() throws IOException {
        site.open("");
        assertThat(site.heading("Set up Rollcall")).isVisible();
        setUp("not-the-token");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("token");
        setUp(Files.readString(rollcall.data.resolve("setup-token")).strip());

        assertThat(site.heading("All customers")).isVisible();
        assertThat(page.request().get(rollcall.site() + "/setup").status()).isEqualTo(404);
    }

    private void setUp(String token) {
        site.field("Set-up token").fill(token);
        site.field("Your name for signing in").fill(SiteInBrowser.ADMINISTRATOR);
        page.getByLabel("Password (8 characters").fill(SiteInBrowser.PASSWORD);
        site.field("The same password again").fill(SiteInBrowser.PASSWORD);
        site.button("Make the administrator").click();
    }

    @Test
    @Order(20)
    void everyTabSaysThatItIsEmpty() {
        Map.of(
                        "customers", "There are no customers yet",
                        "online", "Nobody is on line",
                        "plans", "There are no tariff plans yet",
                        "routers", "There are no routers yet",
                        "pools", "There are no pools yet",
                        "jobs", "No run yet")
                .forEach(
                        (path, words) -> assertThat(site.open(path).text(words)).isVisible());
        site.open("totals");
        assertThat(site.row("Grand total")).containsText("0");
    }

    @Test
    @Order(30)
    void whatAnIspHasIsMadeOnTheSite() {
        site.open("router");
        site.field("Name").fill("edge-1");
        site.field("Address").fill("nonsense");
        site.field("Shared secret").fill("a-secret-of-the-edge");
        site.button("Save").click();
        assertThat(page.locator(".wrong").first()).isVisible();
        site.field("Address").fill("127.0.0.31");
        site.field("Shared secret").fill("a-secret-of-the-edge");
        site.button("Save").click();
        assertThat(site.heading("edge-1")).isVisible();
        assertThat(page.locator("pre")).containsText("/radius add");
        site.field("CoA address").fill("127.0.0.32");
        site.field("CoA rate, packets/s").fill("10");
        site.field("Shared secret").fill("the-next-secret-of-the-edge");
        site.field("Old secret stays good, h").fill("48");
        site.button("Save").click();
        assertThat(site.text("The old secret is good until")).isVisible();
        assertThat(site.text("It was not used since")).isVisible();
        assertThat(site.field("CoA address")).hasValue("127.0.0.32");
        assertThat(site.field("CoA rate, packets/s")).hasValue("10");

        site.open("pools").button("Add pool").click();
        site.field("Name").fill("spare");
        site.field("Range").fill("100.66.0.0/24");
        site.inDialog("Save").click();
        assertThat(site.row("spare")).containsText("100.66.0.0/24");

        site.open("plan");
        site.field("Name").fill("Radio 20");
        site.field("Price a month").fill("19.90");
        site.field("Download, Mbit/s").fill("20");
        site.field("Upload, Mbit/s").fill("5");
        site.button("Save").click();
        assertThat(site.row("Radio 20")).containsText("20 Mbit/s");

        isp = new Isp(rollcall);
        router = isp.router();

        site.open("customers");
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK)
                .getByText("Add customer")
                .first()
                .click();
        site.field("Portal login").fill("zoe");
        site.field("Name").fill("Zoë <b>Adler</b>");
        site.field("Phone").fill("+44 7700 900123");
        site.field("Email").fill("zoe@example.org");
        site.button("Save").click();
        assertThat(site.heading("Zoë <b>Adler</b>")).isVisible();
        assertThat(page.locator("#status")).containsText("New");

        site.link("Add service").first().click();
        site.field("Tariff plan")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Radio 20 · 19.90 EUR"));
        site.field("Service login").fill("zoe-home");
        site.field("Service password").fill("s3cret-pw");
        site.button("Save").click();
        assertThat(site.row("zoe-home")).containsText("Radio 20");
    }

    @Test
    @Order(40)
    void aCustomerComesOnLineAndTheNumbersMove() {
        site.open("online");
        zoe = router.connect(Login.pap("zoe-home", "s3cret-pw")).orElseThrow();
        page.getByText(Pattern.compile("1 new - refresh")).click();
        Locator row = site.row("zoe-home");
        assertThat(row).containsText("Zoë <b>Adler</b>");
        assertThat(row).containsText("100.66.0.");
        assertThat(row).containsText("bng-1");

        Locator name = row.getByText("Zoë <b>Adler</b>");
        name.focus();
        assertThat(router.interim(zoe.carry(Duration.ofMinutes(5), 1_500_000L, 6_000_000_000L))
                        .answered())
                .isTrue();
        assertThat(row).containsText("6,000.0");
        assertThat(row).containsText("1.5");
        assertThat(name).isFocused();

        site.button("Pause").click();
        assertThat(page.locator("#live")).hasText("Paused");
    }

    /** The new fields of a service, and what the door would say of it. */
    @Test
    @Order(45)
    void explainSaysRuleByRuleWhatWouldHappen() {
        Isp.Subscriber subscriber = isp.subscriber();
        site.open("pools").button("Add pool").click();
        site.field("Name").fill("homes");
        site.field("Range").fill("2001:db8:100::/40");
        site.field("Gives out").selectOption("DELEGATED");
        site.inDialog("Save").click();
        assertThat(site.row("homes")).containsText("/56");

        site.open("service?id=" + subscriber.serviceId());
        site.field("IPv6 prefixes from").selectOption("POOL");
        site.field("Sessions at a time").fill("1");
        site.field("Last day").fill("2199-12-31");
        site.field("MAC addresses learned").fill("2");
        site.button("Save").click();
        assertThat(site.row(subscriber.login()).first()).isVisible();
        site.open("service?id=" + subscriber.serviceId());
        assertThat(site.field("Sessions at a time")).hasValue("1");
        assertThat(site.field("Last day")).hasValue("2199-12-31");

        site.open("customer?id=" + subscriber.customerId());
        assertThat(site.text("No router has asked about this customer lately")).isVisible();
        site.field("Router").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("bng-1"));
        site.field("From MAC address (may be empty)").fill("02-00-5e-10-00-44");
        site.button("Explain").click();
        Locator explained = page.locator("#explained");
        assertThat(explained).containsText("Access-Accept");
        assertThat(explained).containsText("becomes one of the service's MAC addresses");
        assertThat(explained).containsText("Delegated-IPv6-Prefix = 2001:db8:100:");
        assertThat(explained).containsText("Class = \"rollcall:" + subscriber.serviceId() + "\"");
        site.field("Password (empty: suppose it is right)").fill("wrong");
        site.button("Explain").click();
        assertThat(explained).containsText("Access-Reject");
        assertThat(explained).containsText("the password is wrong");

        assertThat(router.access(Login.pap(subscriber.login(), "wrong")).accepted())
                .isFalse();
        site.open("customer?id=" + subscriber.customerId());
        assertThat(page.locator("section", new Page.LocatorOptions().setHas(site.heading("Last attempts to connect"))))
                .containsText("Wrong password");
        site.open("router?id=" + isp.nasId);
        assertThat(site.row(subscriber.login()).first()).containsText("Wrong password");
    }

    /** A record without Acct-Session-Id, of a router whose clock is wrong. */
    @Test
    @Order(48)
    void whatCouldNotBeStoredIsSeenTriedAgainAndDeleted() {
        NasSettings settings = NasSettings.local(rollcall.authPort, rollcall.acctPort, Isp.SECRET);
        try (Nas ahead = Nas.open(settings, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))) {
            assertThat(ahead.start(ahead.session("<b>nobody\n", "")).answered()).isTrue();
        }
        site.open("router?id=" + isp.nasId);
        assertThat(page.locator(".note").filter(new Locator.FilterOptions().setHasText("2 h ahead")))
                .containsText("/system ntp client");
        assertThat(site.link("1 in quarantine")).isVisible();
        site.open("health").link("1 in quarantine").click();
        assertThat(site.row("bng-1")).containsText("no Acct-Session-Id");
        site.row("bng-1").locator("a.row").click();
        assertThat(site.text("User-Name = \"<b>nobody\\x0A\"")).isVisible();
        assertThat(page.locator("pre.dump")).containsText("3c 62 3e");
        site.button("Try again").click();
        assertThat(site.text("It could not be stored this time either")).isVisible();
        site.button("Delete record").click();
        site.inDialog("Delete").click();
        assertThat(site.text("Nothing is in quarantine")).isVisible();
    }

    @Test
    @Order(50)
    void theCloseIconAsksOnceAndTellsWhatTheRouterAnswered() {
        String refused = connected(CoaAnswer.nak(NOT_REMOVABLE));
        String unheard = connected(CoaAnswer.SILENCE);
        String ended = connected(CoaAnswer.ACK);
        site.open("online");
        closeIcon(refused).click();
        assertThat(site.dialog()).containsText(refused);
        assertThat(site.inDialog("Cancel")).isFocused();
        page.keyboard().press("Escape");
        assertThat(closeIcon(refused)).isFocused();
        assertThat(answer(refused)).hasText("");

        end(unheard);
        assertThat(answer(unheard)).hasText("Ending...");
        end(refused);
        assertThat(answer(refused)).containsText("NAK in");
        assertThat(answer(refused)).containsText("Error-Cause 504");
        end(ended);
        assertThat(answer(ended)).containsText("ACK");
        assertThat(answer(ended)).containsText("session ended");
        page.mouse().move(0, 0);
        assertThat(site.row(ended)).hasClass(Pattern.compile(".*\\bended\\b.*"));
        assertThat(site.row(ended)).hasCount(0);
        assertThat(answer(unheard)).containsText("No answer");
        assertThat(closeIcon(unheard)).isEnabled();
        assertThat(site.row(refused)).hasCount(1);
    }

    @Test
    @Order(55)
    void aSessionWithAnUnknownLoginIsGivenToAService() {
        Isp.Subscriber subscriber = isp.subscriber();
        NasSession orphan = router.session("mistyped@" + subscriber.login(), "orphan-1");
        assertThat(router.start(orphan).answered()).isTrue();
        site.open("online");
        site.row(orphan.login()).getByText("Unknown login").click();
        assertThat(site.dialog()).containsText(orphan.login());
        page.getByLabel("Login of the service").fill("no-such-login");
        site.inDialog("Assign").click();
        assertThat(site.dialog().locator(".wrong")).hasText("No service has this login");
        page.getByLabel("Login of the service").fill(subscriber.login());
        site.inDialog("Assign").click();
        assertThat(page.locator("body")).containsText("is customer " + subscriber.customerId());
        assertThat(site.row(orphan.login()).getByRole(AriaRole.LINK).first())
                .hasText(String.valueOf(subscriber.customerId()));
        assertThat(router.stop(orphan.carry(Duration.ofMinutes(5), 1_000, 2_000), TerminateCause.USER_REQUEST)
                        .answered())
                .isTrue();
        String usage = "/customers/" + subscriber.customerId() + "/services/" + subscriber.serviceId() + "/usage";
        for (String by : List.of("hour", "day")) {
            assertThat(isp.api.get(usage + "?by=" + by).body().getJsonArray("items").stream()
                            .mapToInt(item -> item.asJsonObject().getInt("downloadOctets"))
                            .sum())
                    .isEqualTo(2_000);
        }
        assertThat(isp.api.get(usage + "?from=2026-02-30").status()).isEqualTo(400);
    }

    private String connected(CoaAnswer answer) {
        Isp.Subscriber subscriber = isp.subscriber();
        router.connect(subscriber.pap()).orElseThrow().answerCoa(answer);
        return subscriber.login();
    }

    private void end(String login) {
        closeIcon(login).click();
        site.inDialog("End session").click();
        assertThat(site.dialog()).hasCount(0);
    }

    private Locator closeIcon(String login) {
        return site.button("End session: " + login);
    }

    private Locator answer(String login) {
        return site.row(login).locator("[data-answer]");
    }

    @Test
    @Order(60)
    void customersAreFoundFilteredSortedAndColoured() {
        Isp.Subscriber blocked = isp.subscriber();
        isp.api.post("/customers/" + blocked.customerId() + "/block", "{'reason':'did not pay'}");
        assertThat(router.connect(blocked.pap()).orElseThrow().framedIp())
                .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).startsWith("100.65.0."));

        site.open("customers");
        page.locator("main")
                .getByRole(AriaRole.LINK)
                .getByText("Blocked")
                .first()
                .click();
        assertThat(site.rows()).hasCount(1);
        assertThat(site.row(blocked.login())).containsText("Online");
        assertThat(site.open("customers?status=online").row(blocked.login())).containsText("Blocked");
        assertThat(site.open("online").row(blocked.login())).containsText("Blocked");

        site.open("customers");
        for (String words : List.of(
                "07700 900123",
                "zoe@example",
                "Zoë",
                zoe.framedIp().orElseThrow().getHostAddress())) {
            page.getByRole(AriaRole.SEARCHBOX).fill(words);
            assertThat(site.rows()).hasCount(1);
            assertThat(site.row("zoe")).isVisible();
        }
        assertThat(page).hasURL(Pattern.compile(".*[?&]q=100\\.66.*"));
        page.getByRole(AriaRole.SEARCHBOX).fill("nobody-of-that-name");
        assertThat(site.text("Nothing matches")).isVisible();

        site.open("customers");
        Locator byName =
                page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(Pattern.compile("^Name")));
        byName.click();
        assertThat(site.rows().first()).containsText("Test user");
        byName.click();
        assertThat(site.rows().first()).containsText("zoe");
        page.reload();
        assertThat(site.rows().first()).containsText("zoe");

        String plain = colour(site.row(blocked.login()));
        site.button("Palette").click();
        assertThat(site.button("Palette")).hasAttribute("aria-pressed", "true");
        assertThat(colour(site.row(blocked.login()))).isNotEqualTo(plain);
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        page.reload();
        assertThat(site.button("Palette")).hasAttribute("aria-pressed", "true");
        assertThat(colour(site.row(blocked.login()))).isNotEqualTo(plain);

        site.link("Radio 20").click();
        assertThat(site.heading("Radio 20")).isVisible();
        assertThat(site.field("Download, Mbit/s")).hasValue("20");
        assertThat(site.field("Price a month")).hasValue("19.90");
        for (int which = 0; which < 3; which++) {
            site.open("customers").row("zoe").locator("a.row").nth(which).click();
            assertThat(site.heading("Zoë <b>Adler</b>")).isVisible();
        }
    }

    private static String colour(Locator row) {
        return (String) row.locator("td").nth(1).evaluate("cell => getComputedStyle(cell).backgroundColor");
    }

    @Test
    @Order(70)
    void theProfileShowsEverythingAndBlocksWithAReason() {
        site.open("customers").link("zoe").click();
        assertThat(page.locator("#status")).containsText("Active");
        assertThat(page.locator("#status")).containsText("Online");
        assertThat(site.row("6,000.0")).containsText("zoe-home");
        assertThat(page.locator("#timeline")).containsText("New");

        zoe.answerCoa(CoaAnswer.SILENCE);
        site.button("Block").click();
        site.inDialog("Confirm").click();
        assertThat(site.dialog()).containsText("Is required");
        site.field("Reason").fill("did not pay in October");
        site.inDialog("Confirm").click();
        assertThat(page.locator("#status")).containsText("Blocked");
        assertThat(page.locator("#timeline")).containsText("did not pay in October");
        assertThat(page.locator("#timeline")).containsText(SiteInBrowser.ADMINISTRATOR);

        site.button("Unblock").click();
        site.field("Reason").fill("paid");
        site.inDialog("Confirm").click();
        assertThat(page.locator("#status")).containsText("Active");
        assertThat(router.stop(zoe, TerminateCause.USER_REQUEST).answered()).isTrue();
        page.reload();
        assertThat(page.locator("#status")).containsText("Online last 24 hours");
        assertThat(site.row("6,000.0")).containsText("The customer disconnected");
    }

    @Test
    @Order(80)
    void totalsAddUpAndMove() {
        Isp.Subscriber one = isp.subscriber();
        untilTotals(figures -> figures.get("New") > 0);
        Map<String, Long> before = totals();
        isp.api.post("/customers/" + one.customerId() + "/block", "{'reason':'did not pay'}");
        untilTotals(figures -> figures.get("Blocked") == before.get("Blocked") + 1);

        Map<String, Long> after = totals();
        assertThat(after.get("New")).isEqualTo(before.get("New") - 1);
        assertThat(after.get("Grand total")).isEqualTo(before.get("Grand total"));
        assertThat(after.get("New") + after.get("Active") + after.get("Blocked") + after.get("Inactive"))
                .isEqualTo(after.get("Grand total"))
                .isEqualTo(isp.api.get("/customers?size=1").body().getInt("total"));
    }

    private void untilTotals(java.util.function.Predicate<Map<String, Long>> hold) {
        site.open("totals");
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            site.link("Refresh").click();
            return hold.test(totals());
        });
    }

    private Map<String, Long> totals() {
        Map<String, Long> figures = new java.util.LinkedHashMap<>();
        for (Locator row : page.locator("#totals tbody tr:not(.between)").all()) {
            figures.put(
                    row.locator("th, td").first().innerText().strip(),
                    Long.valueOf(
                            row.locator("td.num").first().innerText().strip().replace(",", "")));
        }
        return figures;
    }

    @Test
    @Order(90)
    void theNightIsRunByHandDryAndForGood() {
        Isp.Subscriber late = isp.subscriber();
        isp.api.post("/customers/" + late.customerId() + "/block", "{'reason':'did not pay'}");
        String date = LocalDate.now(ZONE).plusDays(10).toString();

        site.open("jobs");
        assertThat(site.row(late.login())).containsText("Inactive");
        run(date, true);
        assertThat(changed(late)).containsText("Grace period");
        assertThat(isp.customer(late.customerId()).getString("status")).isEqualTo("blocked");

        site.open("jobs");
        run(date, false);
        assertThat(changed(late)).containsText("Inactive");
        assertThat(isp.customer(late.customerId()).getString("status")).isEqualTo("inactive");
        assertThat(site.open("jobs").row(date)).hasCount(2);
    }

    private Locator changed(Isp.Subscriber subscriber) {
        return site.rows()
                .filter(new Locator.FilterOptions().setHas(site.link(Long.toString(subscriber.customerId()))));
    }

    private void run(String businessDate, boolean dry) {
        site.field("Business date").fill(businessDate);
        site.field("Dry run").setChecked(dry);
        site.button("Run now").click();
        assertThat(page).hasURL(Pattern.compile(".*job\\?id=\\d+"));
        assertThat(page.locator("main .badge").first())
                .hasText("completed", new LocatorAssertions.HasTextOptions().setTimeout(90_000));
    }

    @Test
    @Order(100)
    void settingsAreCheckedAndKept() {
        site.open("settings");
        Locator grace = site.field("Grace period after blocking, days");
        grace.fill("0");
        site.button("Save").click();
        assertThat(page.locator(".wrong").first()).isVisible();
        grace.fill("12");
        site.button("Save").click();
        assertThat(site.text("Saved")).isVisible();
        assertThat(site.open("settings").field("Grace period after blocking, days"))
                .hasValue("12");
        assertThat(site.open("routers").row("bng-1")).containsText("127.0.0.1");
        assertThat(site.open("pools").row("blocked")).containsText("100.65.0.0/24");
    }

    @Test
    @Order(110)
    void aWrongPasswordIsSaidAndARightOneGoesBack() {
        site.open("totals").button("Sign out").click();
        assertThat(site.heading("Sign in")).isVisible();
        site.open("plans");
        site.signIn("not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).not().isEmpty();
        Response signedIn = page.waitForResponse(
                response -> response.request().method().equals("POST"), () -> site.signIn(SiteInBrowser.PASSWORD));

        assertThat(site.heading("Tariff plans")).isVisible();
        // twice on Payara
        assertThat(List.of(signedIn.headerValue("set-cookie").split("; ?")))
                .contains("HttpOnly")
                .filteredOn(part -> part.startsWith("SameSite"))
                .isNotEmpty()
                .allMatch(part -> part.equalsIgnoreCase("SameSite=Lax"));
    }

    @Test
    @Order(120)
    void aSessionThatIsOverInTheMidstOfAPageLeadsToTheSignInAndBack() {
        site.open("customers?status=active");
        site.context.clearCookies();
        page.getByRole(AriaRole.SEARCHBOX).fill("zoe");
        assertThat(site.heading("Sign in")).isVisible();
        site.signIn(SiteInBrowser.PASSWORD);
        assertThat(site.heading("All customers")).isVisible();
    }

    @Test
    @Order(130)
    void whatIsNotThereSaysSoAndLeadsOn() {
        site.open("customer?id=987654321");
        assertThat(site.heading("Nothing here")).isVisible();
        assertThat(site.complaints()).allMatch(text -> text.contains("404"));
        assertStyled(page);
        site.link("First page").click();
        assertThat(site.heading("All customers")).isVisible();
    }

    /** The style sheet of the error page has come. */
    static void assertStyled(Page errorPage) {
        assertThat(errorPage.locator(".plain main")).hasCSS("border-radius", "12px");
    }
}
