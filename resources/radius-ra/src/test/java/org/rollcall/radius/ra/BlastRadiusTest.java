package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;

/**
 * S1, CVE-2024-3596: which requests are answered, of routers that must sign, that may do without, and that have shown that
 * they do sign; and that what is answered to an Access-Request begins with a Message-Authenticator. Whatever is wrong, no secret and no password gets into the log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlastRadiusTest {
    private static final int SIGNATURE_AT = 22;
    private static final int OCTETS = 16;

    private enum Habit {
        REQUIRED(1),
        AUTO(2),
        LEARNED(3);

        final int number;

        Habit(int number) {
            this.number = number;
        }
    }

    private enum Signature {
        NONE,
        BAD,
        GOOD
    }

    private static final Logger ADAPTER = Logger.getLogger("org.rollcall.radius");
    private static final String SECRET = new String(AdapterUnderTest.SECRET, StandardCharsets.US_ASCII);
    private static final String PASSWORD = "canary-password";

    /** Everything, at every level. */
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private AdapterUnderTest test;
    private int identifier;

    @BeforeAll
    void open() throws Exception {
        ADAPTER.setLevel(Level.ALL);
        ADAPTER.addHandler(log);
        test = new AdapterUnderTest();
        test.adapter.endpointActivation(
                TestEndpoints.accounting(AdapterUnderTest::acknowledge), new AccountingActivation());
        test.adapter.endpointActivation(
                TestEndpoints.access(batch -> batch.stream()
                        .map(request -> request.packet()
                                        .text(AttributeType.USER_NAME)
                                        .orElse("")
                                        .equals("known")
                                ? AccessReply.accept(List.of(Attribute.text(AttributeType.FILTER_ID, "fast")))
                                : AccessReply.reject(List.of(Attribute.text(AttributeType.REPLY_MESSAGE, "no"))))
                        .toList()),
                new AccessActivation());
        List<RadiusClient> routers = new ArrayList<>();
        for (Habit habit : Habit.values()) {
            routers.add(new RadiusClient(
                    habit.number,
                    address(habit),
                    32,
                    AdapterUnderTest.SECRET,
                    habit == Habit.REQUIRED ? MessageAuthenticatorRule.REQUIRE : MessageAuthenticatorRule.AUTO));
        }
        test.connection.replaceClients(routers);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        try (TestNas nas = new TestNas(address(Habit.LEARNED), test.authenticationPort())) {
            for (int i = 0; i < MessageAuthenticatorPolicy.LEARNED_AFTER; i++) {
                nas.ask(TestNas.access(i, true, Attribute.text(AttributeType.USER_NAME, "known")));
            }
        }
    }

    @AfterAll
    void close() {
        test.close();
        ADAPTER.removeHandler(log);
        ADAPTER.setLevel(null);
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(SECRET) || line.contains(PASSWORD));
    }

    private static InetAddress address(Habit habit) throws Exception {
        return InetAddress.getByName("127.0.0." + habit.number);
    }

    /** Every kind of request, habit and signature, with and without Proxy-State. */
    static Stream<Arguments> table() {
        List<Arguments> rows = new ArrayList<>();
        for (PacketCode code :
                List.of(PacketCode.ACCESS_REQUEST, PacketCode.ACCOUNTING_REQUEST, PacketCode.STATUS_SERVER)) {
            for (Habit habit : Habit.values()) {
                for (Signature signature : Signature.values()) {
                    for (boolean proxyState : new boolean[] {false, true}) {
                        rows.add(Arguments.of(
                                code, habit, signature, proxyState, isAnswered(code, habit, signature, proxyState)));
                    }
                }
            }
        }
        return rows.stream();
    }

    private static boolean isAnswered(PacketCode code, Habit habit, Signature signature, boolean proxyState) {
        return switch (signature) {
            case GOOD -> true;
            case BAD -> false;
            case NONE ->
                switch (code) {
                    case ACCESS_REQUEST -> habit == Habit.AUTO && !proxyState;
                    // its authenticator is a signature (RFC 2866 section 3)
                    case ACCOUNTING_REQUEST -> true;
                    default -> false;
                };
        };
    }

    @ParameterizedTest
    @MethodSource("table")
    void row(PacketCode code, Habit habit, Signature signature, boolean proxyState, boolean answered) throws Exception {
        int port = code == PacketCode.ACCOUNTING_REQUEST ? test.accountingPort() : test.authenticationPort();
        try (TestNas nas = new TestNas(address(habit), port)) {
            byte[] request = request(code, signature, proxyState);
            if (!answered) {
                assertThat(nas.isSilentOn(request)).isTrue();
                return;
            }
            for (String user :
                    code == PacketCode.ACCESS_REQUEST && !proxyState ? List.of("known", "unknown") : List.of("known")) {
                check(code, request(code, signature, proxyState, user), nas, proxyState);
            }
        }
    }

    private static void check(PacketCode code, byte[] request, TestNas nas, boolean proxyState) throws Exception {
        byte[] octets = nas.ask(request);
        RadiusPacket reply = RadiusPacket.parse(octets, 0, octets.length);
        assertThat(Signatures.validResponse(reply, Arrays.copyOfRange(request, 4, 20), AdapterUnderTest.SECRET))
                .isTrue();
        assertThat(reply.has(AttributeType.PROXY_STATE)).isEqualTo(proxyState);
        assertThat(reply.attributes().stream().findFirst().map(Attribute::type))
                .isEqualTo(
                        code == PacketCode.ACCOUNTING_REQUEST
                                ? proxyState ? Optional.of(AttributeType.PROXY_STATE) : Optional.empty()
                                : Optional.of(AttributeType.MESSAGE_AUTHENTICATOR));
    }

    private byte[] request(PacketCode code, Signature signature, boolean proxyState) throws Exception {
        return request(code, signature, proxyState, "known");
    }

    private byte[] request(PacketCode code, Signature signature, boolean proxyState, String user) throws Exception {
        identifier = (identifier + 1) % 256;
        List<Attribute> attributes = new ArrayList<>(List.of(
                Attribute.text(AttributeType.USER_NAME, user),
                Attribute.integer(AttributeType.ACCT_STATUS_TYPE, 1),
                Attribute.text(AttributeType.ACCT_SESSION_ID, "s" + identifier)));
        if (code == PacketCode.ACCESS_REQUEST) {
            attributes.add(Attribute.text(AttributeType.USER_PASSWORD, PASSWORD));
        }
        if (proxyState) {
            attributes.add(Attribute.octets(AttributeType.PROXY_STATE, new byte[] {1, 2, 3}));
        }
        byte[] request = TestNas.request(code, identifier, attributes, signature != Signature.NONE);
        if (code == PacketCode.STATUS_SERVER && signature == Signature.NONE) {
            return withoutSignature(request);
        }
        if (signature == Signature.BAD) {
            request[SIGNATURE_AT] ^= 1;
            if (code == PacketCode.ACCOUNTING_REQUEST) {
                // all that is wrong with it is the Message-Authenticator
                sign(request);
            }
        }
        return request;
    }

    private static byte[] withoutSignature(byte[] request) {
        int signature = 2 + OCTETS;
        byte[] unsigned = Arrays.copyOf(request, request.length - signature);
        System.arraycopy(request, 20 + signature, unsigned, 20, unsigned.length - 20);
        unsigned[3] = (byte) unsigned.length;
        return unsigned;
    }

    private static void sign(byte[] request) throws Exception {
        Arrays.fill(request, 4, 4 + OCTETS, (byte) 0);
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(request);
        System.arraycopy(md5.digest(AdapterUnderTest.SECRET), 0, request, 4, OCTETS);
    }
}
