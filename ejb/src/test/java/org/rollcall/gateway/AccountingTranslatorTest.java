package org.rollcall.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.gateway.Packets.INTERIM;
import static org.rollcall.gateway.Packets.RECEIVED;
import static org.rollcall.gateway.Packets.number;
import static org.rollcall.gateway.Packets.request;
import static org.rollcall.gateway.Packets.session;
import static org.rollcall.gateway.Packets.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.nas.NasCounters;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.session.AccountingEvent;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.session.AccountingEvent.Stopped;
import org.rollcall.session.Reading;
import org.rollcall.session.SessionReport;

class AccountingTranslatorTest {
    @Test
    void inputIsUploadAndGigawordsAreItsHighHalf() throws UnusableRecord {
        SessionReport report = report(
                number(AttributeType.ACCT_INPUT_OCTETS, 5),
                number(AttributeType.ACCT_INPUT_GIGAWORDS, 2),
                number(AttributeType.ACCT_OUTPUT_OCTETS, 4_294_967_295L),
                number(AttributeType.ACCT_INPUT_PACKETS, 9));
        assertThat(report.upload()).isEqualTo(Reading.wide((2L << 32) + 5));
        assertThat(report.download()).isEqualTo(Reading.narrow(4_294_967_295L));
        assertThat(report.uploadPackets()).isEqualTo(Reading.narrow(9));
        assertThat(report.downloadPackets()).isEqualTo(Reading.MISSING);
    }

    @ParameterizedTest
    @ValueSource(longs = {4_294_967_295L, 2_147_483_647L, 1 << 24})
    void impossibleGigawordsAreNoNumber(long gigawords) throws UnusableRecord {
        assertThat(report(
                                number(AttributeType.ACCT_INPUT_OCTETS, 5),
                                number(AttributeType.ACCT_INPUT_GIGAWORDS, gigawords))
                        .upload())
                .isEqualTo(Reading.narrow(5));
    }

    /** The last three: 1970 to now, 2000 to now, -1. */
    @ParameterizedTest
    @CsvSource({"0, 0", "315360000, 315360000", "315360001,", "851000000,", "1795000000,", "4294967295,"})
    void aSessionOlderThanAnyNasHasNoAge(long sent, Long seconds) throws UnusableRecord {
        SessionReport report = report(number(AttributeType.ACCT_SESSION_TIME, sent));
        assertThat(report.sessionSeconds().isPresent() ? report.sessionSeconds().getAsLong() : null)
                .isEqualTo(seconds);
    }

    /** RFC 2865 section 5.8. */
    @ParameterizedTest
    @CsvSource({
        "100.64.0.9, 100.64.0.9",
        "0.0.0.0,",
        "255.255.255.254,",
        "255.255.255.255,",
        "255.255.255.253, 255.255.255.253"
    })
    void anAddressThatMeansNoneIsNone(String sent, String address) throws UnusableRecord {
        assertThat(report(Attribute.named("Framed-IP-Address", sent)).facts().framedIp())
                .isEqualTo(address);
    }

    /** Seconds around the receipt. */
    @ParameterizedTest
    @CsvSource({"0, 0, true", "-599, -599, true", "599, 599, true", "-601, 0, false", "86400, 0, false"})
    void eventTimestampCountsIfTheClockIsAboutRight(long stamp, long expected, boolean stamped) throws UnusableRecord {
        SessionReport report = report(Attribute.time(AttributeType.EVENT_TIMESTAMP, RECEIVED.plusSeconds(stamp)));
        assertThat(report.at()).isEqualTo(RECEIVED.plusSeconds(expected));
        assertThat(report.stamped()).isEqualTo(stamped);
        assertThat(report.receivedAt()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4_294_967_295L})
    void clocksOf1970And2106AreWrong(long seconds) throws UnusableRecord {
        SessionReport report = report(number(AttributeType.EVENT_TIMESTAMP, seconds));
        assertThat(report.at()).isEqualTo(RECEIVED);
    }

    @Test
    void withoutTimestampTheDelayIsTakenOff() throws UnusableRecord {
        assertThat(report(number(AttributeType.ACCT_DELAY_TIME, 5)).at()).isEqualTo(RECEIVED.minusSeconds(5));
        assertThat(report(number(AttributeType.ACCT_DELAY_TIME, 4_294_967_295L)).at())
                .isEqualTo(RECEIVED);
    }

    /** Seconds: Event-Timestamp after the receipt, Acct-Delay-Time, offset of the clock. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "7200, 0, 7200", "-7200, 3600, -3600", "-30, 30, 0", "0, 90000, 0"})
    void anEventTimestampTellsHowFarTheClockIsOff(long stamp, long delay, long offset) {
        assertThat(AccountingTranslator.clockOffset(request(
                        Attribute.time(AttributeType.EVENT_TIMESTAMP, RECEIVED.plusSeconds(stamp)),
                        number(AttributeType.ACCT_DELAY_TIME, delay))))
                .hasValue(offset);
    }

    @Test
    void withoutEventTimestampNothingIsKnownOfTheClock() {
        assertThat(AccountingTranslator.clockOffset(request(status(INTERIM)))).isEmpty();
        assertThat(AccountingTranslator.clockOffset(
                        request(Attribute.octets(AttributeType.EVENT_TIMESTAMP, new byte[] {1, 2}))))
                .isEmpty();
    }

    @Test
    void aRecordThatWaitedForAnHourIsBelieved() throws UnusableRecord {
        Instant then = RECEIVED.minus(Duration.ofHours(1));
        SessionReport report = report(
                number(AttributeType.ACCT_DELAY_TIME, 3_600), Attribute.time(AttributeType.EVENT_TIMESTAMP, then));
        assertThat(report.at()).isEqualTo(then);
        assertThat(report.stamped()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "02-00-00-AA-BB-CC, 02:00:00:aa:bb:cc",
        "0200.00aa.bbcc, 02:00:00:aa:bb:cc",
        "020000aabbcc, 02:00:00:aa:bb:cc",
        "02:00:00:AA:BB:CC, 02:00:00:aa:bb:cc",
        "pppoe-1,",
        "100.64.0.1,"
    })
    void aCallingStationIdMayBeAMac(String station, String mac) throws UnusableRecord {
        SessionReport report = report(Attribute.text(AttributeType.CALLING_STATION_ID, station));
        assertThat(report.facts().callingStationId()).isEqualTo(station);
        assertThat(report.facts().mac()).isEqualTo(mac);
    }

    @Test
    void textIsMadeStorable() throws UnusableRecord {
        SessionReport report = report(
                Attribute.octets(AttributeType.USER_NAME, new byte[] {'a', 0, 'b'}),
                Attribute.octets(AttributeType.NAS_PORT_ID, new byte[] {(byte) 0xff, 'x'}),
                Attribute.octets(AttributeType.CALLING_STATION_ID, new byte[0]));
        assertThat(report.facts().login()).isEqualTo("a\uFFFDb");
        assertThat(report.facts().nasPortId()).isEqualTo("\uFFFDx");
        assertThat(report.facts().callingStationId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "004020010db800010002, 2001:db8:1:2::/64",
        "003820010db8000100, 2001:db8:1::/56",
        "0000, ::/0",
        "00002001, ::/0",
        "0001ffff, 8000::/1",
        "002f20010db8ffffffff, 2001:db8:fffe::/47",
        "004020010db8000100020003000400050006, 2001:db8:1:2::/64",
        "007f20010db8000000000000000000000003, 2001:db8::2/127",
        "008020010db8000000000000000000000003, 2001:db8::3/128",
        "00c820010db8,",
        "00,",
        "004020010db800000000000000000000000000, "
    })
    void prefixesMayBeShortened(String value, String prefix) throws UnusableRecord {
        SessionReport report = report(Attribute.octets(
                AttributeType.DELEGATED_IPV6_PREFIX, HexFormat.of().parseHex(value)));
        assertThat(report.facts().delegatedIpv6Prefix()).isEqualTo(prefix);
    }

    @Test
    void aStopHasItsCause() throws UnusableRecord {
        AccountingEvent event = AccountingTranslator.translate(
                        request(status(Packets.STOP), session("x"), number(AttributeType.ACCT_TERMINATE_CAUSE, 4)),
                        NasCounters.USUAL)
                .orElseThrow();
        assertThat(((Stopped) event).terminateCause()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void onAndOffRestartTheNas(long type) throws UnusableRecord {
        assertThat(AccountingTranslator.translate(request(status(type)), NasCounters.USUAL))
                .contains(new NasRestarted(Packets.NAS, RECEIVED, RECEIVED));
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 15, 4_294_967_295L})
    void otherStatusTypesTellNothing(long type) throws UnusableRecord {
        assertThat(AccountingTranslator.translate(request(status(type)), NasCounters.USUAL))
                .isEmpty();
    }

    @Test
    void whatRfc2866RequiresMustBeThere() {
        assertThatThrownBy(() -> AccountingTranslator.translate(request(session("x")), NasCounters.USUAL))
                .isInstanceOf(UnusableRecord.class)
                .hasMessage("no Acct-Status-Type");
        assertThatThrownBy(() -> AccountingTranslator.translate(request(status(INTERIM)), NasCounters.USUAL))
                .isInstanceOf(UnusableRecord.class)
                .hasMessage("no Acct-Session-Id");
    }

    private static SessionReport report(Attribute... more) throws UnusableRecord {
        Attribute[] all = Stream.concat(Stream.of(status(INTERIM), session("x")), Arrays.stream(more))
                .toArray(Attribute[]::new);
        return ((OfSession) AccountingTranslator.translate(request(all), NasCounters.USUAL)
                        .orElseThrow())
                .report();
    }

    @ParameterizedTest
    @CsvSource({
        // inverted, unit, input and its gigawords, output; upload, download
        "false, 1,          5, ,  7, 5,             7",
        "true,  1,          5, ,  7, 7,             5",
        "false, 1024,       5, ,  7, 5120,          7168",
        "true,  1000000,    5, ,  7, 7000000,       5000000",
        "false, 1000,       5, 1, 7, 4294967301000, 7000",
        "false, 1073741824, 4294967295, 1048575, 1, , 1073741824",
        "false, 1024,       5, 1048576, 7, 5120, 7168",
    })
    void octetsAreOctetsAndUploadIsTheCustomers(
            boolean inverted, int unit, long input, Long gigawords, long output, Long upload, Long download)
            throws UnusableRecord {
        Stream<Attribute> high =
                gigawords == null ? Stream.empty() : Stream.of(number(AttributeType.ACCT_INPUT_GIGAWORDS, gigawords));
        Attribute[] all = Stream.concat(
                        Stream.of(
                                status(INTERIM),
                                session("x"),
                                number(AttributeType.ACCT_INPUT_OCTETS, input),
                                number(AttributeType.ACCT_OUTPUT_OCTETS, output)),
                        high)
                .toArray(Attribute[]::new);
        SessionReport report = ((OfSession)
                        AccountingTranslator.translate(request(all), new NasCounters(inverted, unit, null))
                                .orElseThrow())
                .report();
        assertThat(report.upload().present() ? report.upload().value() : null).isEqualTo(upload);
        assertThat(report.download().present() ? report.download().value() : null)
                .isEqualTo(download);
    }
}
