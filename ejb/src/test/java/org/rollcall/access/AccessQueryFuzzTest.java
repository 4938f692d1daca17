package org.rollcall.access;

import static org.rollcall.radius.codec.Fuzzing.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.radius.codec.Fuzzing;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Vendor;
import org.rollcall.service.LineId;
import org.rollcall.service.Proof;
import org.rollcall.shared.MacAddress;

/** R8: whoever somebody claims to be, he can be looked for, is found as himself only, and can be written down. */
class AccessQueryFuzzTest {
    private static final Map<String, AccessFacts.Candidate> SERVICES = Map.of(
            "anna", candidate(Proof.PASSWORD, "anna"),
            "00:00:00:00:00:01", candidate(Proof.MAC, "00:00:00:00:00:01"),
            "eth 0/1", candidate(Proof.LINE, "eth 0/1"));

    private static AccessFacts.Candidate candidate(Proof proof, String login) {
        return new AccessFacts.Candidate(Samples.usual().with(proof, login).service(), null);
    }

    @FuzzTest
    void anybody(byte[] attributes) {
        Fuzzing.withinBudget(() -> {
            RadiusPacket packet = Fuzzing.signed(PacketCode.ACCESS_REQUEST, attributes);
            AccessQuery query = new AccessQuery(
                    Samples.NAS,
                    packet.text(AttributeType.USER_NAME).orElse(""),
                    Optional.of(new Credentials.None()),
                    packet.text(AttributeType.CALLING_STATION_ID).orElse(null),
                    packet.has(AttributeType.FRAMED_PROTOCOL),
                    packet.vendor(Vendor.ADSL_FORUM, 1).map(LineId::normal).stream()
                            .toList(),
                    Samples.NOW);
            List<String> names = query.names();
            check(names.stream().noneMatch(name -> name.indexOf('\0') >= 0), "NUL in " + names);
            Optional<AccessFacts.Candidate> found = Recognition.service(query, SERVICES);
            found.ifPresent(service -> check(names.contains(service.facts().login()), "nobody asked for " + service));
            found.filter(service -> service.facts().proof() == Proof.PASSWORD)
                    .ifPresent(service -> check(query.login().equals("anna"), "found as " + query.login()));
            Object[] row = AccessLog.entry(query, Optional.empty(), false, AccessReason.UNKNOWN_LOGIN, null);
            for (Object column : row) {
                check(
                        !(column instanceof String text) || (text.length() <= 253 && text.indexOf('\0') < 0),
                        "column " + column);
            }
            check(Arrays.equals(LoggedDecision.read(LoggedDecision.write(row)), row), "out of the spool");
        });
    }

    /** Notations are read once and for all. */
    @FuzzTest
    void anyNotation(byte[] octets) {
        Fuzzing.withinBudget(() -> {
            String line = LineId.normal(octets);
            check(line.startsWith("0x") || line.equals(line.strip()), "blanks around " + line);
            check(!line.contains("  "), "blanks in " + line);
            String text = new String(octets, StandardCharsets.UTF_8);
            LineId.normal(text);
            Optional<String> mac = MacAddress.normal(text);
            check(mac.equals(mac.flatMap(MacAddress::normal)), "read twice: " + mac);
        });
    }
}
