package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.service.Proof;

class RecognitionTest {
    private static final Map<String, AccessFacts.Candidate> SERVICES = Map.of(
            "anna", candidate(Proof.PASSWORD, "anna"),
            "00:00:00:00:00:01", candidate(Proof.MAC, "00:00:00:00:00:01"),
            "00:00:00:00:00:02", candidate(Proof.PASSWORD, "00:00:00:00:00:02"),
            "eth 0/1", candidate(Proof.LINE, "eth 0/1"),
            "eth 0/1|dslam-7", candidate(Proof.LINE, "eth 0/1|dslam-7"));

    private static AccessFacts.Candidate candidate(Proof proof, String login) {
        return new AccessFacts.Candidate(Samples.usual().with(proof, login).service(), null);
    }

    @ParameterizedTest
    @CsvSource({
        // User-Name, Calling-Station-Id, PPP, lines; the service's login
        "anna,              ,                  true,  ,                         anna",
        "anna,              00:00:00:00:00:01, false, eth 0/1,                  anna",
        "Anna,              ,                  true,  ,                         ",
        "0000.0000.0001,    00-00-00-00-00-01, false, ,                         00:00:00:00:00:01",
        "whatever,          00-00-00-00-00-01, false, ,                         00:00:00:00:00:01",
        "0000.0000.0001,    ,                  false, ,                         00:00:00:00:00:01",
        // he chose the name himself
        "00:00:00:00:00:01, 00:00:00:00:00:01, true,  ,                         ",
        // the NAS says otherwise
        "00:00:00:00:00:01, 00:00:00:00:00:09, false, ,                         ",
        "whatever,          1:0:0:0:0:0:1,     false, ,                         00:00:00:00:00:01",
        // it does not say
        "00:00:00:00:00:01, port 7,            false, ,                         00:00:00:00:00:01",
        // a login that looks like a MAC address
        "00:00:00:00:00:02, 00:00:00:00:00:02, false, ,                         00:00:00:00:00:02",
        "whatever,          ,                  false, eth 0/1,                  eth 0/1",
        "whatever,          ,                  true,  eth 0/1,                  eth 0/1",
        "whatever,          ,                  false, eth 0/1|dslam-7;eth 0/1,  eth 0/1|dslam-7",
        "eth 0/1,           ,                  false, ,                         ",
        "whatever,          ,                  false, anna,                     ",
    })
    void whoseServiceIsIt(String login, String callingStationId, boolean ppp, String lines, String found) {
        AccessQuery query = new AccessQuery(
                Samples.NAS,
                login,
                Optional.of(new Credentials.None()),
                callingStationId,
                ppp,
                lines == null ? List.of() : Arrays.asList(lines.split(";")),
                Samples.NOW);

        Optional<String> service = Recognition.service(query, SERVICES)
                .map(candidate -> candidate.facts().login());

        assertThat(service).isEqualTo(Optional.ofNullable(found));
        service.ifPresent(name -> assertThat(query.names()).contains(name));
    }
}
