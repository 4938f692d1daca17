package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.AccessAnswer;
import org.rollcall.nassim.CoaShares;
import org.rollcall.nassim.Login;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasEvents;
import org.rollcall.nassim.NasKind;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.NasSettings;
import org.rollcall.nassim.TerminateCause;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;
import org.rollcall.radius.codec.Vendor;

/** What somebody who cloned the repository an hour ago has seen, on one server and database; see the classes that extend it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FirstHourScenario {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] SECRET = Isp.SECRET.getBytes(StandardCharsets.UTF_8);

    RollcallProcess rollcall;
    Isp isp;
    Nas router;

    /** Starts what is to be tested. */
    abstract RollcallProcess rollcall(Path data) throws IOException;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        rollcall = rollcall(data);
        isp = new Isp(rollcall);
        router = isp.router();
        Isp.Subscriber first = isp.subscriber();
        await("the router is known to the adapter").atMost(SOON).until(() -> router.access(first.pap())
                .accepted());
    }

    @AfterAll
    void stop() {
        if (router != null) {
            router.close();
        }
        if (rollcall != null) {
            end();
        }
    }

    /** Ends what was tested. */
    void end() {
        rollcall.close();
    }

    @Test
    void strangersLearnNothing() {
        Api nobody = new Api(isp.api.base(), null);
        Api wrong = new Api(isp.api.base(), "not-the-right-token");

        assertThat(nobody.get("/customers").status()).isEqualTo(401);
        assertThat(nobody.get("/customers").contentType()).isEqualTo("application/problem+json");
        assertThat(wrong.get("/customers").status()).isEqualTo(401);
        assertThat(nobody.ready()).isTrue();
    }

    @Test
    void wrongInputIsNamedFieldByField() {
        Api.Answer answer = isp.api.post("/plans", "{'name':'','price':'-1','currency':'EUR','downBps':1,'upBps':1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("field"))
                .contains("name", "price");
        assertThat(isp.api.get("/plans/999999").status()).isEqualTo(404);
        String taken = "{'portalLogin':'" + isp.subscriber().login() + "','name':'Somebody else'}";
        assertThat(isp.api.post("/customers", taken).status()).isEqualTo(409);
        assertThat(isp.api
                        .post("/nas", "{'name':'copy','address':'127.0.0.1','secret':'x','dialect':'cisco'}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anAdministratorSetsUpSignsInAndSeesEveryPage() throws Exception {
        Isp.Subscriber subscriber = isp.subscriber();
        assertThat(router.connect(subscriber.pap())).isPresent();
        String token = Files.readString(rollcall.data.resolve("setup-token")).strip();
        String password = "correct horse battery";
        Site site = new Site(rollcall.site());
        assertThat(site.page("/customers").uri().getPath()).isEqualTo("/rollcall/setup");
        site.submit("/setup", Map.of("token", token, "name", "ada", "password", password, "again", password));

        site = new Site(rollcall.site());
        assertThat(site.page("/customers").uri().getPath()).isEqualTo("/rollcall/signin");
        assertThat(site.submit("/signin", Map.of("name", "ada", "password", "wrong"))
                        .body())
                .contains("id=\"signin\"");
        site.submit("/signin", Map.of("name", "ada", "password", password));

        for (String path : List.of(
                "/customers",
                "/online",
                "/totals",
                "/customer?id=" + subscriber.customerId(),
                "/plans",
                "/routers",
                "/pools",
                "/jobs",
                "/settings")) {
            HttpResponse<String> page = site.page(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("/rollcall/signout");
        }
        assertThat(site.page("/customers").body()).contains(subscriber.login());
        assertThat(site.page("/online").body()).contains(subscriber.login());
    }

    @Test
    void papAndChapLetInWhoKnowsThePassword() {
        Isp.Subscriber subscriber = isp.subscriber();

        AccessAnswer pap = router.access(subscriber.pap());
        AccessAnswer chap = router.access(subscriber.chap());

        assertThat(pap.verdict()).isEqualTo(AccessAnswer.Verdict.ACCEPTED);
        assertThat(pap.framedIp())
                .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).startsWith("100.64.0."));
        assertThat(pap.interimInterval()).hasValue(300);
        assertThat(chap.accepted()).isTrue();
        assertThat(chap.framedIp()).isEqualTo(pap.framedIp());
        assertThat(router.access(Login.pap(subscriber.login(), "wrong")).verdict())
                .isEqualTo(AccessAnswer.Verdict.REJECTED);
        assertThat(router.access(Login.chap(subscriber.login(), "wrong")).verdict())
                .isEqualTo(AccessAnswer.Verdict.REJECTED);
        assertThat(router.access(Login.pap("nobody", "secret-pw")).verdict()).isEqualTo(AccessAnswer.Verdict.REJECTED);
    }

    /** The simulated subscriber checks MS-CHAP2-Success; that MPPE's keys are right a real one shows in RealNasIT. */
    @Test
    void msChapV2LetsInWhoKnowsThePasswordAndSaysWhyNot() {
        Isp.Subscriber subscriber = isp.subscriber();

        assertThat(router.access(subscriber.msChapV2()).verdict()).isEqualTo(AccessAnswer.Verdict.ACCEPTED);
        AccessAnswer wrong = router.access(Login.msChapV2(subscriber.login(), "wrong"));
        assertThat(wrong.verdict()).isEqualTo(AccessAnswer.Verdict.REJECTED);
        assertThat(wrong.msChapError())
                .hasValueSatisfying(error -> assertThat(error).startsWith("E=691 R=0 "));
        assertThat(router.access(Login.msChapV2("nobody", "secret-pw")).msChapError())
                .hasValueSatisfying(error -> assertThat(error).startsWith("E=691 R=0 "));

        isp.api.post("/customers/" + subscriber.customerId() + "/activate", "{'reason':'test'}");
        isp.api.post("/customers/" + subscriber.customerId() + "/deactivate", "{'reason':'left'}");
        assertThat(router.access(subscriber.msChapV2()).msChapError())
                .hasValueSatisfying(error -> assertThat(error).startsWith("E=647 R=0 "));
    }

    @Test
    void radclientIsLetInToo() throws Exception {
        Isp.Subscriber subscriber = isp.subscriber();
        String request =
                "User-Name=%s,User-Password=secret-pw,Message-Authenticator=0x00\n".formatted(subscriber.login());

        assertThat(radclient("auth", rollcall.authPort, request)).contains("Received Access-Accept");
        assertThat(radclient("auth", rollcall.authPort, request.replace("secret-pw", "wrong")))
                .contains("Received Access-Reject");
        assertThat(radclient(
                        "acct",
                        rollcall.acctPort,
                        "User-Name=%s,Acct-Session-Id=rc-1,Acct-Status-Type=Start\n".formatted(subscriber.login())))
                .contains("Received Accounting-Response");
        assertThat(isp.sessions(subscriber.login(), true)).hasSize(1);
        assertThat(radclient("status", rollcall.acctPort, "Message-Authenticator=0x00\n"))
                .contains("Received Accounting-Response");
    }

    @Test
    void aSessionIsOnTheOnlineTabFromStartToStop() throws IOException {
        Isp.Subscriber subscriber = isp.subscriber();
        NasSession session = router.connect(subscriber.pap()).orElseThrow();

        JsonObject open = isp.sessions(subscriber.login(), true).getJsonObject(0);
        assertThat(open.getString("acctSessionId")).isEqualTo(session.id());
        assertThat(open.getJsonNumber("customerId").longValue()).isEqualTo(subscriber.customerId());
        assertThat(isp.customer(subscriber.customerId()).getString("status")).isEqualTo("active");
        assertThat(isp.customer(subscriber.customerId()).getBoolean("online")).isTrue();

        session.carry(Duration.ofMinutes(5), 1_000_000L, 6_000_000_000L);
        assertThat(router.interim(session).answered()).isTrue();
        JsonObject counted = isp.sessions(subscriber.login(), true).getJsonObject(0);
        assertThat(counted.getJsonNumber("uploadOctets").longValue()).isEqualTo(1_000_000L);
        assertThat(counted.getJsonNumber("downloadOctets").longValue()).isEqualTo(6_000_000_000L);

        assertThat(router.stop(session, TerminateCause.USER_REQUEST).answered()).isTrue();
        assertThat(isp.sessions(subscriber.login(), true)).isEmpty();
        assertThat(isp.sessions(subscriber.login(), false)).hasSize(1);
        assertThat(isp.customer(subscriber.customerId()).getBoolean("online")).isFalse();
        assertThat(isp.customer(subscriber.customerId()).getBoolean("onlineLast24h"))
                .isTrue();
    }

    @Test
    void recordsOutOfOrderMakeOneSession() throws IOException {
        Isp.Subscriber subscriber = isp.subscriber();
        for (int type : new int[] {2, 3, 1}) {
            assertThat(exchange(
                            accounting(subscriber.login(), "order-1", type, type == 2 ? 900 : 0), rollcall.acctPort))
                    .isNotEmpty();
        }

        assertThat(isp.sessions(subscriber.login(), true)).isEmpty();
        assertThat(isp.sessions(subscriber.login(), false)).hasSize(1);
        assertThat(isp.sessions(subscriber.login(), false)
                        .getJsonObject(0)
                        .getJsonNumber("uploadOctets")
                        .longValue())
                .isEqualTo(900);
    }

    @Test
    void aRetransmissionGetsTheSameOctets() throws IOException {
        Isp.Subscriber subscriber = isp.subscriber();
        byte[] request = PacketWriter.request(
                PacketCode.ACCESS_REQUEST,
                77,
                List.of(
                        Attribute.text(AttributeType.USER_NAME, subscriber.login()),
                        Attribute.text(AttributeType.USER_PASSWORD, "secret-pw")),
                SECRET,
                true,
                RandomSource.secure());
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            byte[] first = exchange(socket, request, rollcall.authPort);
            byte[] second = exchange(socket, request, rollcall.authPort);

            assertThat(first[0]).isEqualTo((byte) PacketCode.ACCESS_ACCEPT.number());
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void wrongSignaturesAndUnknownSourcesGetSilence() throws IOException {
        Isp.Subscriber subscriber = isp.subscriber();
        byte[] forged = accounting(subscriber.login(), "forged", 1, 0);
        forged[5] ^= 1;
        assertThat(exchange(forged, rollcall.acctPort)).isEmpty();
        try (DatagramSocket stranger = new DatagramSocket(new InetSocketAddress("127.0.0.99", 0))) {
            assertThat(exchange(stranger, accounting(subscriber.login(), "stranger", 1, 0), rollcall.acctPort))
                    .isEmpty();
        }
        assertThat(isp.sessions(subscriber.login(), true)).isEmpty();
    }

    @Test
    void aBlockedCustomerIsLetInToTheBlockedPool() {
        Isp.Subscriber subscriber = isp.subscriber();
        isp.api.post("/customers/" + subscriber.customerId() + "/activate", "{'reason':'test'}");
        Api.Answer blocked =
                isp.api.post("/customers/" + subscriber.customerId() + "/block", "{'reason':'did not pay'}");
        assertThat(blocked.status()).isEqualTo(200);
        assertThat(blocked.text("status")).isEqualTo("blocked");

        for (Login login : List.of(subscriber.pap(), subscriber.chap(), subscriber.msChapV2())) {
            AccessAnswer answer = router.access(login);
            assertThat(answer.verdict()).as("%s", login).isEqualTo(AccessAnswer.Verdict.ACCEPTED);
            assertThat(answer.framedIp())
                    .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).startsWith("100.65.0."));
            assertThat(answer.addressList()).hasValue("rollcall-blocked");
        }
        isp.api.post("/customers/" + subscriber.customerId() + "/unblock", "{'reason':'paid'}");
        assertThat(router.access(subscriber.chap()).framedIp())
                .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).startsWith("100.64.0."));
    }

    /** DHCP: the router names the customer by his MAC address, in its own notation, and the access node adds the line. */
    @Test
    void theNetworkVouchesForAMacAddressOrALine() throws Exception {
        Isp.Subscriber subscriber = isp.subscriber();
        String services = "/customers/" + subscriber.customerId() + "/services";
        long byMac =
                isp.api.create(services, "{'proof':'mac','login':'02-00-5E-10-00-0A','planId':" + isp.planId + "}");
        long byLine =
                isp.api.create(services, "{'proof':'line','login':'0x65746820302F37','planId':" + isp.planId + "}");

        RadiusPacket dhcp = ask(
                Attribute.text(AttributeType.USER_NAME, "0200.5e10.000a"),
                Attribute.text(AttributeType.CALLING_STATION_ID, "1:2:0:5e:10:0:a"));
        assertThat(dhcp.code()).contains(PacketCode.ACCESS_ACCEPT);
        assertThat(dhcp.text(AttributeType.USER_NAME)).contains("02:00:5e:10:00:0a");
        assertThat(dhcp.text(AttributeType.CLASS)).contains("rollcall:" + byMac);
        assertThat(dhcp.integer(AttributeType.SESSION_TIMEOUT)).hasValue(3_600);
        assertThat(exchange(accounting("0200.5e10.000a", "dhcp-1", 1, 0), rollcall.acctPort))
                .isNotEmpty();
        assertThat(isp.sessions("0200.5e10.000a", true)
                        .getJsonObject(0)
                        .getJsonNumber("customerId")
                        .longValue())
                .isEqualTo(subscriber.customerId());
        RadiusPacket line = ask(
                Attribute.text(AttributeType.USER_NAME, "whatever"),
                Attribute.vendorText(Vendor.ADSL_FORUM, 1, "ETH  0/7"),
                Attribute.vendorText(Vendor.ADSL_FORUM, 2, "another"));
        assertThat(line.text(AttributeType.CLASS)).contains("rollcall:" + byLine);
        assertThat(line.address(AttributeType.FRAMED_IP_ADDRESS))
                .isNotEqualTo(dhcp.address(AttributeType.FRAMED_IP_ADDRESS));
        assertThat(ask(
                                Attribute.text(AttributeType.USER_NAME, "02:00:5e:10:00:0a"),
                                Attribute.text(AttributeType.CALLING_STATION_ID, "02:00:5e:10:00:0a"),
                                Attribute.integer(AttributeType.FRAMED_PROTOCOL, 1))
                        .code())
                .as("with PPP he names himself")
                .contains(PacketCode.ACCESS_REJECT);
    }

    @Test
    void aServiceHasOnlySoManySessionsAndPrefixesOfItsOwn() {
        Isp.Subscriber subscriber = isp.subscriber();
        isp.api.create("/pools", "{'name':'homes','cidr':'2001:db8:100::/40','purpose':'service','kind':'delegated'}");
        isp.api.patch(
                "/customers/" + subscriber.customerId() + "/services/" + subscriber.serviceId(),
                "{'limit':{'sessions':1},'ipv6':{'mode':'pool'},'lastDay':'2200-01-01'}");

        RadiusPacket first = ask(pap(subscriber, "02-00-5e-10-00-01"));
        RadiusPacket second = ask(pap(subscriber, "02-00-5e-10-00-02"));

        assertThat(first.code()).contains(PacketCode.ACCESS_ACCEPT);
        assertThat(first.octets(AttributeType.DELEGATED_IPV6_PREFIX))
                .hasValueSatisfying(prefix -> assertThat(prefix).startsWith(0, 56, 0x20, 0x01, 0x0d, 0xb8, 0x01));
        assertThat(first.integer(AttributeType.SESSION_TIMEOUT)).hasValue(0xFFFF_FFFFL);
        assertThat(second.code()).contains(PacketCode.ACCESS_REJECT);
    }

    @Test
    void explainSaysWhatIsSent() {
        Isp.Subscriber subscriber = isp.subscriber();
        String who = "{'login':'" + subscriber.login() + "','nasId':" + isp.nasId + "}";

        JsonObject supposed = isp.api.post("/access/explain", who).body();
        RadiusPacket sent = ask(pap(subscriber, "02-00-5e-10-00-03"));

        assertThat(supposed.getString("outcome")).isEqualTo("accept");
        assertThat(supposed.getString("reason")).isEqualTo("granted");
        assertThat(supposed.getJsonArray("trace")).isNotEmpty();
        assertThat(supposed.getJsonArray("attributes").getValuesAs(JsonString.class))
                .extracting(JsonString::getString)
                .isEqualTo(sent.attributes().stream()
                        .filter(attribute -> attribute.type() != AttributeType.MESSAGE_AUTHENTICATOR)
                        .map(FirstHourScenario::described)
                        .toList());
        assertThat(isp.api
                        .post("/access/explain", "{'login':'x','nasId':999999}")
                        .status())
                .isEqualTo(400);
    }

    /** Our Class is written as text. */
    private static String described(Attribute attribute) {
        return attribute.type() == AttributeType.CLASS
                ? "Class = \"" + new String(attribute.value(), StandardCharsets.US_ASCII) + '"'
                : attribute.describe();
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        Isp.Subscriber subscriber = isp.subscriber();
        router.access(subscriber.pap());
        router.access(Login.pap(subscriber.login(), "wrong"));

        HttpResponse<String> metrics = isp.api.text("/metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(metrics.body())
                .containsPattern("rollcall_access_decisions_total\\{nas=\"bng-1\",reason=\"wrong_password\"\\} [1-9]")
                .containsPattern("rollcall_radius_requests_total\\{nas=\"bng-1\"\\} [1-9]")
                .containsPattern("rollcall_radius_answer_seconds_count\\{nas=\"bng-1\"\\} [1-9]")
                .contains("rollcall_database_up 1.0")
                .doesNotContain(subscriber.login())
                .doesNotContain(Isp.SECRET);
        assertThat(new Api(isp.api.base(), null).text("/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordIsParkedIfTheIspWantsIt() {
        Isp.Subscriber subscriber = isp.subscriber();
        isp.api.create("/pools", "{'name':'unknown','cidr':'100.66.0.0/24','purpose':'unknown'}");
        assertThat(isp.api.put("/settings", "{'parkUnknown':'yes'}").status()).isEqualTo(200);
        try {
            AccessAnswer parked = router.access(Login.pap(subscriber.login(), "wrong"));
            assertThat(parked.framedIp())
                    .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).startsWith("100.66.0."));
            assertThat(parked.addressList()).hasValue("rollcall-blocked");
            assertThat(router.access(Login.msChapV2(subscriber.login(), "wrong"))
                            .verdict())
                    .isEqualTo(AccessAnswer.Verdict.REJECTED);
        } finally {
            isp.api.put("/settings", "{'parkUnknown':'no'}");
        }
    }

    private static Attribute[] pap(Isp.Subscriber subscriber, String callingStationId) {
        return new Attribute[] {
            Attribute.text(AttributeType.USER_NAME, subscriber.login()),
            Attribute.text(AttributeType.USER_PASSWORD, "secret-pw"),
            Attribute.text(AttributeType.CALLING_STATION_ID, callingStationId),
            Attribute.integer(AttributeType.FRAMED_PROTOCOL, 1)
        };
    }

    private RadiusPacket ask(Attribute... attributes) {
        try {
            byte[] reply = exchange(
                    PacketWriter.request(
                            PacketCode.ACCESS_REQUEST, 1, List.of(attributes), SECRET, true, RandomSource.secure()),
                    rollcall.authPort);
            return RadiusPacket.parse(reply, 0, reply.length);
        } catch (IOException | MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theCloseIconEndsTheSessionAtTheRouter() throws IOException {
        Isp.Subscriber subscriber = isp.subscriber();
        router.answerCoa(CoaShares.ALWAYS_ACK);
        assertThat(router.connect(subscriber.pap())).isPresent();
        long id = isp.sessions(subscriber.login(), true)
                .getJsonObject(0)
                .getJsonNumber("id")
                .longValue();

        Api.Answer answer = isp.api.post("/sessions/" + id + "/disconnect", "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("outcome")).isEqualTo("ack");
        await("the router's Stop takes the row away").atMost(SOON).until(() -> isp.sessions(subscriber.login(), true)
                .isEmpty());
        JsonObject end = isp.api.get("/sessions/" + id).body().getJsonObject("end");
        assertThat(end.getString("answer")).isEqualTo("ack");
        assertThat(end.getInt("stoppedAfterSeconds")).isBetween(0, 20);
        assertThat(isp.api.post("/sessions/" + id + "/disconnect", "{}").status())
                .isEqualTo(409);
        assertThat(isp.api.post("/sessions/999999999/disconnect", "{}").status())
                .isEqualTo(404);
    }

    /** All by CoA: the session never ends. */
    @Test
    void anOpenSessionFollowsItsCustomerAndItsPlan() {
        Isp.Subscriber subscriber = isp.subscriber();
        router.answerCoa(CoaShares.ALWAYS_ACK);
        NasSession session = router.connect(subscriber.pap()).orElseThrow();
        long plan = isp.api.create(
                "/plans", "{'name':'Moving','price':'39.90','currency':'EUR','downBps':200000000,'upBps':100000000}");

        isp.api.post("/customers/" + subscriber.customerId() + "/block", "{'reason':'did not pay'}");
        await("blocked")
                .atMost(SOON)
                .until(() -> session.access().addressList().equals(Optional.of("rollcall-blocked")));
        isp.api.post("/customers/" + subscriber.customerId() + "/unblock", "{'reason':'paid'}");
        await("unblocked")
                .atMost(SOON)
                .until(() -> session.access().addressList().equals(Optional.of("rollcall-active")));
        isp.api.patch(
                "/customers/" + subscriber.customerId() + "/services/" + subscriber.serviceId(),
                "{'planId':" + plan + "}");
        await("another plan").atMost(SOON).until(() -> described(session).contains("\"100M/200M\""));
        isp.api.patch("/plans/" + plan, "{'downBps':300000000}");
        await("other speeds of the plan").atMost(SOON).until(() -> described(session)
                .contains("\"100M/300M\""));
        assertThat(router.sessions()).contains(session);
    }

    private static String described(NasSession session) {
        return session.access().attributes().toString();
    }

    @Test
    void aSecretIsChangedWithoutALostRequest() throws IOException {
        int coaPort = RollcallProcess.freeUdpPort();
        String place = "{'name':'bng-2','address':'127.0.0.22','secret':'%s','dialect':'mikrotik','coaPort':%d}";
        long id = isp.api.create("/nas", place.formatted("the first secret of it", coaPort));
        NasSettings settings = NasSettings.local(rollcall.authPort, rollcall.acctPort, "the first secret of it")
                .as("bng-2", "127.0.0.22", NasKind.MIKROTIK)
                .withCoaPort(coaPort);
        Isp.Subscriber subscriber = isp.subscriber();
        try (Nas before = Nas.open(settings)) {
            await("it is known").atMost(SOON).until(() -> before.access(subscriber.chap())
                    .accepted());
            isp.api.patch("/nas/" + id, "{'secret':'the second secret of it','overlapHours':1}");
            assertThat(before.connect(subscriber.msChapV2())).isPresent();
            await("its use is noted").atMost(SOON).until(() -> {
                assertThat(before.interim(before.sessions().get(0)).answered()).isTrue();
                return !isp.api.get("/nas/" + id).body().isNull("previousSecretUsedAt");
            });
            long session = isp.sessions(subscriber.login(), true)
                    .getJsonObject(0)
                    .getJsonNumber("id")
                    .longValue();
            assertThat(isp.api
                            .post("/sessions/" + session + "/disconnect", "{}")
                            .text("outcome"))
                    .isEqualTo("ack");
        }
        try (Nas after = Nas.open(settings.withSecret("the second secret of it"))) {
            assertThat(after.connect(subscriber.pap())).isPresent();
            await("the Stop has come")
                    .atMost(SOON)
                    .until(() -> isp.sessions(subscriber.login(), true).size() == 1);
            long session = isp.sessions(subscriber.login(), true)
                    .getJsonObject(0)
                    .getJsonNumber("id")
                    .longValue();
            assertThat(isp.api
                            .post("/sessions/" + session + "/disconnect", "{}")
                            .text("outcome"))
                    .isEqualTo("ack");
        }
        isp.api.patch("/nas/" + id, "{'secret':'the third secret of it','overlapHours':0}");
        try (Nas late = Nas.open(settings.withSecret("the second secret of it")
                .withRetransmission(new NasSettings.Retransmission(Duration.ofMillis(500), 1, 0)))) {
            await("the second one is refused")
                    .atMost(SOON)
                    .until(() -> late.access(subscriber.pap()).verdict() == AccessAnswer.Verdict.NO_ANSWER);
        }
    }

    @Test
    void aMassBlockIsNoStormForTheRouter() {
        int perSecond = 20;
        int many = 60;
        int coaPort = RollcallProcess.freeUdpPort();
        isp.api.create(
                "/nas",
                "{'name':'bng-3','address':'127.0.0.23','secret':'" + Isp.SECRET + "','dialect':'mikrotik','coaPort':"
                        + coaPort + ",'coaRate':" + perSecond + "}");
        List<Long> arrivals = new CopyOnWriteArrayList<>();
        try (Nas crowded = Nas.open(NasSettings.local(rollcall.authPort, rollcall.acctPort, Isp.SECRET)
                .as("bng-3", "127.0.0.23", NasKind.MIKROTIK)
                .withCoaPort(coaPort))) {
            crowded.listener(new NasEvents() {
                @Override
                public void changed(NasSession session) {
                    arrivals.add(System.nanoTime());
                }
            });
            Isp.Subscriber customer = isp.subscriber();
            List<Login> logins = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String login = customer.login() + "-" + i;
                isp.api.create(
                        "/customers/" + customer.customerId() + "/services",
                        "{'login':'" + login + "','password':'secret-pw','planId':" + isp.planId + "}");
                logins.add(Login.pap(login, "secret-pw"));
            }
            await("it is known").atMost(SOON).until(() -> crowded.access(logins.get(0))
                    .accepted());
            logins.forEach(login -> assertThat(crowded.connect(login)).isPresent());
            isp.api.post("/customers/" + customer.customerId() + "/block", "{'reason':'did not pay'}");
            await("all are told").atMost(Duration.ofSeconds(30)).until(() -> arrivals.size() == many);
            crowded.sessions().forEach(session -> crowded.stop(session, TerminateCause.USER_REQUEST));
        }
        for (int i = 0; i + perSecond < many; i++) {
            // the clock of a busy machine may make up for a few that were late
            assertThat(arrivals.get(i + perSecond) - arrivals.get(i))
                    .isGreaterThan(Duration.ofMillis(750).toNanos());
        }
    }

    @Test
    void totalsAddUp() {
        Isp.Subscriber subscriber = isp.subscriber();
        JsonObject totals = isp.api.get("/totals").body();

        List<JsonObject> statuses = totals.getJsonArray("statuses").getValuesAs(JsonObject.class);
        assertThat(statuses)
                .extracting(status -> status.getString("status"))
                .containsExactlyInAnyOrder("new", "active", "blocked", "inactive", "online", "online24h");
        await("the totals count " + subscriber.login()).atMost(SOON).until(() -> {
            JsonObject now = isp.api.get("/totals").body();
            long stored = now.getJsonArray("statuses").getValuesAs(JsonObject.class).stream()
                    .filter(status -> !status.getString("status").startsWith("online"))
                    .mapToLong(status -> status.getJsonNumber("customers").longValue())
                    .sum();
            long all = isp.api
                    .get("/customers?size=1")
                    .body()
                    .getJsonNumber("total")
                    .longValue();
            return stored == all
                    && now.getJsonObject("grandTotal")
                                    .getJsonNumber("customers")
                                    .longValue()
                            == all;
        });
    }

    @Test
    void theNightDeactivatesAfterGrace() {
        Isp.Subscriber subscriber = isp.subscriber();
        isp.api.post("/customers/" + subscriber.customerId() + "/activate", "{'reason':'test'}");
        isp.api.post("/customers/" + subscriber.customerId() + "/block", "{'reason':'did not pay'}");
        String date =
                LocalDate.now(java.time.ZoneId.of("Europe/Berlin")).plusDays(10).toString();

        JsonObject dry = run(date, true);
        assertThat(changes(dry, subscriber.customerId())).hasSize(1);
        assertThat(isp.customer(subscriber.customerId()).getString("status")).isEqualTo("blocked");

        JsonObject real = run(date, false);
        assertThat(changes(real, subscriber.customerId())).hasSize(1);
        assertThat(isp.customer(subscriber.customerId()).getString("status")).isEqualTo("inactive");
        assertThat(router.access(subscriber.pap()).verdict()).isEqualTo(AccessAnswer.Verdict.REJECTED);
        assertThat(changes(run(date, false), subscriber.customerId())).isEmpty();
    }

    private JsonObject run(String businessDate, boolean dryRun) {
        Api.Answer started =
                isp.api.post("/jobs/lifecycle/runs", "{'businessDate':'" + businessDate + "','dryRun':" + dryRun + "}");
        assertThat(started.status()).isEqualTo(202);
        String path = "/jobs/lifecycle/runs/" + started.id();
        await("the run is over").atMost(Duration.ofSeconds(90)).until(() -> !List.of("queued", "running")
                .contains(isp.api.get(path).text("state")));
        JsonObject run = isp.api.get(path).body();
        assertThat(run.getString("state")).isEqualTo("completed");
        return run;
    }

    private static List<JsonObject> changes(JsonObject run, long customerId) {
        return run.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
                .filter(change -> change.getJsonNumber("customerId").longValue() == customerId)
                .toList();
    }

    static byte[] accounting(String login, String acctSessionId, int statusType, long uploadOctets) {
        return PacketWriter.request(
                PacketCode.ACCOUNTING_REQUEST,
                statusType,
                List.of(
                        Attribute.integer(AttributeType.ACCT_STATUS_TYPE, statusType),
                        Attribute.text(AttributeType.ACCT_SESSION_ID, acctSessionId),
                        Attribute.text(AttributeType.USER_NAME, login),
                        Attribute.integer(AttributeType.ACCT_SESSION_TIME, statusType == 1 ? 0 : 60),
                        Attribute.integer(AttributeType.ACCT_INPUT_OCTETS, uploadOctets)),
                SECRET,
                false,
                RandomSource.secure());
    }

    static byte[] exchange(byte[] request, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return exchange(socket, request, port);
        }
    }

    /** The reply, or nothing if there is none for two seconds. */
    private static byte[] exchange(DatagramSocket socket, byte[] request, int port) throws IOException {
        socket.setSoTimeout(2_000);
        socket.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
        byte[] buffer = new byte[4096];
        DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
        try {
            socket.receive(reply);
            return Arrays.copyOf(buffer, reply.getLength());
        } catch (SocketTimeoutException silence) {
            return new byte[0];
        }
    }

    private static String radclient(String command, int port, String attributes) throws Exception {
        Process process = new ProcessBuilder(
                        "radclient", "-x", "-r", "2", "-t", "3", "127.0.0.1:" + port, command, Isp.SECRET)
                .redirectErrorStream(true)
                .start();
        try (var input = process.getOutputStream()) {
            input.write(attributes.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
