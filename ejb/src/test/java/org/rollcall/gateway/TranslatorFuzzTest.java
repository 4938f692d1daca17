package org.rollcall.gateway;

import static org.rollcall.radius.codec.Fuzzing.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rollcall.access.AccessQuery;
import org.rollcall.access.ServiceClass;
import org.rollcall.dialect.Dialect;
import org.rollcall.nas.NasCounters;
import org.rollcall.nas.NasEntry;
import org.rollcall.radius.api.AccessRequest;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.radius.codec.Fuzzing;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.session.AccountingEvent;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.session.SessionFacts;
import org.rollcall.session.SessionReport;

/** R8: whatever a router that knows the secret sends becomes an event that both databases can store, or is unusable. */
class TranslatorFuzzTest {
    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(?::[0-9a-f]{2}){5}");
    private static final int LONGEST_TEXT = 253;
    private static final NasEntry NAS = new NasEntry(
            Packets.NAS,
            "bng-1",
            Dialect.MIKROTIK,
            3799,
            null,
            300,
            NasCounters.USUAL,
            new RadiusClient(
                    Packets.NAS,
                    InetAddress.getLoopbackAddress(),
                    32,
                    Fuzzing.SECRET,
                    MessageAuthenticatorRule.REQUIRE));

    /** @param octets how the router counts, and attributes */
    @FuzzTest
    void anyAccounting(byte[] octets) {
        if (octets.length == 0) {
            return;
        }
        NasCounters counters = new NasCounters(
                octets[0] < 0,
                NasCounters.UNITS.get(Math.floorMod(octets[0], NasCounters.UNITS.size())),
                octets[0] % 2 == 0 ? null : 1_000_000L);
        RadiusPacket packet =
                Fuzzing.signed(PacketCode.ACCOUNTING_REQUEST, Arrays.copyOfRange(octets, 1, octets.length));
        AccountingRequest request = new AccountingRequest(Packets.NAS, SOURCE, Packets.RECEIVED, packet);
        Fuzzing.withinBudget(() -> {
            try {
                AccountingTranslator.translate(request, counters).ifPresent(TranslatorFuzzTest::storable);
            } catch (UnusableRecord unusable) {
                check(!unusable.getMessage().isEmpty(), "why it is unusable");
            }
            AccountingRequest spooled = SpooledRequest.read(SpooledRequest.write(request));
            check(Arrays.equals(spooled.packet().bytes(), packet.bytes()), "out of the spool");
        });
    }

    private static void storable(AccountingEvent event) {
        if (event instanceof OfSession ofSession) {
            SessionReport report = ofSession.report();
            text(report.key().acctSessionId());
            SessionFacts facts = report.facts();
            text(facts.login());
            text(facts.nasPortId());
            text(facts.callingStationId());
            text(facts.framedIp());
            text(facts.framedIpv6Prefix());
            text(facts.delegatedIpv6Prefix());
            check(facts.mac() == null || MAC.matcher(facts.mac()).matches(), facts.mac());
            check(facts.nasPort() == null || facts.nasPort() >= 0, "NAS-Port");
            if (facts.sessionClass() != null) {
                check(facts.sessionClass().length() <= 2 * LONGEST_TEXT, "Class");
                byte[] octets = HexFormat.of().parseHex(facts.sessionClass());
                ServiceClass.service(new String(octets, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void text(String text) {
        check(
                text == null || (!text.isEmpty() && text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0),
                "text " + text);
    }

    @FuzzTest
    void anyAccess(byte[] attributes) {
        Fuzzing.withinBudget(() -> {
            RadiusPacket packet = Fuzzing.signed(PacketCode.ACCESS_REQUEST, attributes);
            AccessQuery query = AccessTranslator.query(
                    new AccessRequest(
                            Packets.NAS, SOURCE, Packets.RECEIVED, packet, Credentials.of(packet, Fuzzing.SECRET)),
                    NAS);
            check(query.login().length() <= LONGEST_TEXT, "login " + query.login());
            check(query.lines().size() <= 3, "lines " + query.lines());
            check(query.lines().stream().noneMatch(String::isBlank), "lines " + query.lines());
            check(query.credentials().equals(Optional.of(Credentials.of(packet, Fuzzing.SECRET))), "proof");
        });
    }
}
