package org.rollcall.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rollcall/customers?status=blocked,online&q=%20x",
                "/rollcall/customer?id=42",
                "/rollcall/signing",
                "/rollcall/"
            })
    void aPathOfOursIsComeBackTo(String from) {
        assertThat(ReturnPath.of(from, "/rollcall")).isEqualTo(from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "//evil.example/rollcall/",
                "/\\evil.example",
                "/rollcall//evil.example",
                "/rollcall/..//evil.example",
                "/rollcall/../admin",
                "/rollcall/\\evil.example",
                "/rollcall/a\r\nSet-Cookie: x=y",
                "/rollcallx/",
                "/other/",
                "javascript:alert(1)",
                "/rollcall/signin?from=/rollcall/signin",
                "/rollcall/setup"
            })
    void anythingElseIsTheFrontPage(String from) {
        assertThat(ReturnPath.of(from, "/rollcall")).isEqualTo("/rollcall/");
        assertThat(ReturnPath.of(null, "/rollcall")).isEqualTo("/rollcall/");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, h:8080, true",
                "same-origin, http://h:8080, h:8080, true",
                "cross-site, -, h:8080, false",
                "same-site, http://h:8080, h:8080, false",
                "none, -, h:8080, false",
                "-, http://h:8080, h:8080, true",
                "-, https://H, h, true",
                "-, http://h:8081, h:8080, false",
                "-, http://evil, h, false",
                "-, null, h, false",
                "-, 'http://h evil', h, false",
                "-, http://h, -, false",
                "-, -, h, true"
            })
    void changesComeFromOurPages(String fetchSite, String origin, String host, boolean holds) {
        assertThat(SameOrigin.holds(fetchSite, origin, host)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1, false, -, -, 127.0.0.1, true, true",
                "0:0:0:0:0:0:0:1, false, -, -, 0:0:0:0:0:0:0:1, true, true",
                "127.0.0.1, true, -, -, 127.0.0.1, true, true",
                "192.0.2.7, false, -, -, 192.0.2.7, false, false",
                "192.0.2.7, true, -, -, 192.0.2.7, false, true",
                "192.0.2.7, false, 10.0.0.1, https, 192.0.2.7, false, false",
                "127.0.0.1, false, 192.0.2.7, -, 192.0.2.7, false, false",
                "127.0.0.1, false, 192.0.2.7, http, 192.0.2.7, false, false",
                "127.0.0.1, false, '127.0.0.1, 192.0.2.7', https, 192.0.2.7, false, true",
                "127.0.0.1, false, -, HTTPS, 127.0.0.1, false, true"
            })
    void passwordsTravelLocallyOrEncrypted(
            String peer,
            boolean secure,
            String forwardedFor,
            String protocol,
            String client,
            boolean local,
            boolean safe) {
        assertThat(Channel.of(peer, secure, forwardedFor, protocol)).isEqualTo(new Channel(client, local, safe));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/signin", "/setup", "/health/ready", "/api/v1/health/live", "/jakarta.faces.resource/x.css"})
    void someThingsAreForEverybody(String path) {
        assertThat(OpenPaths.isOpen(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/customers",
                "/signin/x",
                "/signinx",
                "/api/v1/nas",
                "/api/v1/openapi",
                "/healthy",
                "/API/v1"
            })
    void allElseIsNot(String path) {
        assertThat(OpenPaths.isOpen(path)).isFalse();
    }

    @Test
    void aSessionEndsAfterAWorkingDayOrHalfAnHourOfNothing() {
        Instant since = Instant.parse("2026-11-22T08:00:00Z");
        Instant late = since.plus(SignedIn.LONGEST);
        var busy = new SignedIn("ann", Set.of("ADMIN"), since, late.minusSeconds(1));
        assertThat(busy.isOver(late.minusMillis(1))).isFalse();
        assertThat(busy.isOver(late)).isTrue();
        var idle = SignedIn.now("ann", Set.of("ADMIN"), since);
        assertThat(idle.isOver(since.plus(SignedIn.LONGEST_IDLE).minusMillis(1)))
                .isFalse();
        assertThat(idle.isOver(since.plus(SignedIn.LONGEST_IDLE))).isTrue();
    }
}
