package org.rollcall.gateway;

import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.rollcall.nas.NasClock;
import org.rollcall.nas.NasCounters;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.session.AccountingEvent;
import org.rollcall.session.AccountingEvent.Interim;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.Started;
import org.rollcall.session.AccountingEvent.Stopped;
import org.rollcall.session.Reading;
import org.rollcall.session.SessionFacts;
import org.rollcall.session.SessionKey;
import org.rollcall.session.SessionReport;
import org.rollcall.shared.MacAddress;

/**
 * From the words of RFC 2866 to what happened: Gigawords merged, Input-Octets named upload (a NAS sees its customers from
 * the other side), times made comparable, text made storable. Pure.
 */
final class AccountingTranslator {
    private static final int START = 1;
    private static final int STOP = 2;
    private static final int INTERIM_UPDATE = 3;
    private static final int ACCOUNTING_ON = 7;
    private static final int ACCOUNTING_OFF = 8;

    /** A record that claims to have waited longer than this lies. Seconds. */
    private static final long LONGEST_DELAY = 86_400;

    /**
     * No NAS is up for longer. A larger Acct-Session-Time is the whole time since 1970 or 2000 of a NAS whose clock was put
     * right after the session had begun, or a negative number: a session that believed it would seem silent for ever, as all
     * that is true afterwards is less.
     */
    private static final long LONGEST_SESSION = SessionReport.LONGEST.toSeconds();

    /** 2^56 octets take a line of 10 Gbit/s almost two years. So many gigawords, or more, are no number. */
    private static final long IMPOSSIBLE_GIGAWORDS = 1 << 24;

    private static final long IMPOSSIBLE_OCTETS = IMPOSSIBLE_GIGAWORDS << 32;

    /** RFC 3162 section 2.3: reserved octet and prefix length before the prefix. */
    private static final int PREFIX_HEADER = 2;

    private static final int IPV6_OCTETS = 16;
    private static final int IPV6_BITS = 128;
    private static final Set<String> CHOOSES = Set.of("255.255.255.254", "255.255.255.255");
    private static final byte[] NOTHING = {};
    private static final HexFormat HEX = HexFormat.of();

    private AccountingTranslator() {}

    /**
     * What a request tells. Behind here octets are octets, upload is the customer's.
     *
     * @param counters how its NAS counts, and what its lines carry
     * @return empty if it tells of nothing we record (RFC 2866 section 5.1 knows more status types)
     * @throws UnusableRecord if it lacks what RFC 2866 requires
     */
    static Optional<AccountingEvent> translate(AccountingRequest request, NasCounters counters) throws UnusableRecord {
        RadiusPacket packet = request.packet();
        OptionalLong type = packet.integer(AttributeType.ACCT_STATUS_TYPE);
        if (type.isEmpty()) {
            throw new UnusableRecord("no Acct-Status-Type");
        }
        return switch ((int) type.getAsLong()) {
            case START -> Optional.of(new Started(report(request, counters)));
            case INTERIM_UPDATE -> Optional.of(new Interim(report(request, counters)));
            case STOP -> Optional.of(new Stopped(report(request, counters), terminateCause(packet)));
            case ACCOUNTING_ON, ACCOUNTING_OFF -> {
                Instant received = received(request);
                yield Optional.of(new NasRestarted(
                        request.clientId(),
                        stamp(packet, received).orElseGet(() -> unstamped(packet, received)),
                        received));
            }
            default -> Optional.empty();
        };
    }

    /**
     * How many seconds the clock of the record's NAS is ahead of ours, negative if it is behind; empty if the record has no
     * Event-Timestamp. Both are cut to whole seconds, as the NAS's is.
     */
    static OptionalLong clockOffset(AccountingRequest request) {
        RadiusPacket packet = request.packet();
        OptionalLong stamp = packet.integer(AttributeType.EVENT_TIMESTAMP);
        return stamp.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(stamp.getAsLong() - request.receivedAt().getEpochSecond() + delay(packet));
    }

    private static SessionReport report(AccountingRequest request, NasCounters counters) throws UnusableRecord {
        RadiusPacket packet = request.packet();
        String sessionId = text(packet, AttributeType.ACCT_SESSION_ID);
        if (sessionId == null) {
            throw new UnusableRecord("no Acct-Session-Id");
        }
        Instant received = received(request);
        Optional<Instant> stamp = stamp(packet, received);
        Reading input =
                octets(packet, AttributeType.ACCT_INPUT_OCTETS, AttributeType.ACCT_INPUT_GIGAWORDS, counters.unit());
        Reading output =
                octets(packet, AttributeType.ACCT_OUTPUT_OCTETS, AttributeType.ACCT_OUTPUT_GIGAWORDS, counters.unit());
        Reading inputPackets = packets(packet, AttributeType.ACCT_INPUT_PACKETS);
        Reading outputPackets = packets(packet, AttributeType.ACCT_OUTPUT_PACKETS);
        boolean inverted = counters.inverted();
        return new SessionReport(
                new SessionKey(request.clientId(), sessionId),
                facts(request),
                stamp.orElseGet(() -> unstamped(packet, received)),
                stamp.isPresent(),
                received,
                sessionTime(packet),
                inverted ? output : input,
                inverted ? input : output,
                inverted ? outputPackets : inputPackets,
                inverted ? inputPackets : outputPackets,
                counters.octetsPerSecond());
    }

    private static SessionFacts facts(AccountingRequest request) {
        RadiusPacket packet = request.packet();
        String callingStation = text(packet, AttributeType.CALLING_STATION_ID);
        OptionalLong port = packet.integer(AttributeType.NAS_PORT);
        return new SessionFacts(
                text(packet, AttributeType.USER_NAME),
                request.source().getAddress().getHostAddress(),
                port.isPresent() ? port.getAsLong() : null,
                text(packet, AttributeType.NAS_PORT_ID),
                address(packet),
                prefix(packet, AttributeType.FRAMED_IPV6_PREFIX),
                prefix(packet, AttributeType.DELEGATED_IPV6_PREFIX),
                MacAddress.normal(callingStation).orElse(null),
                callingStation,
                packet.octets(AttributeType.CLASS).map(HEX::formatHex).orElse(null));
    }

    /** Event-Timestamp (RFC 2869 section 5.3), if the NAS's clock is about right. */
    private static Optional<Instant> stamp(RadiusPacket packet, Instant received) {
        Instant expected = unstamped(packet, received);
        return packet.time(AttributeType.EVENT_TIMESTAMP)
                .filter(stamp -> Duration.between(stamp, expected).abs().compareTo(NasClock.CREDIBLE) <= 0);
    }

    /** Acct-Delay-Time (RFC 2866 section 5.2) before it was received. */
    private static Instant unstamped(RadiusPacket packet, Instant received) {
        return received.minusSeconds(delay(packet));
    }

    /** Seconds. */
    private static long delay(RadiusPacket packet) {
        long delay = packet.integer(AttributeType.ACCT_DELAY_TIME).orElse(0);
        return delay <= LONGEST_DELAY ? delay : 0;
    }

    /** In the precision that both databases keep. */
    private static Instant received(AccountingRequest request) {
        return request.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }

    private static OptionalLong sessionTime(RadiusPacket packet) {
        OptionalLong seconds = packet.integer(AttributeType.ACCT_SESSION_TIME);
        return seconds.orElse(0) <= LONGEST_SESSION ? seconds : OptionalLong.empty();
    }

    private static Reading octets(RadiusPacket packet, int low, int high, int unit) {
        OptionalLong octets = packet.integer(low);
        OptionalLong gigawords = packet.integer(high);
        if (octets.isEmpty()) {
            return Reading.MISSING;
        }
        if (unit > 1) {
            long most = IMPOSSIBLE_GIGAWORDS / unit;
            long high32 = gigawords.orElse(0) <= most ? gigawords.orElse(0) : 0;
            long units = high32 << 32 | octets.getAsLong();
            return units < IMPOSSIBLE_OCTETS / unit ? Reading.wide(units * unit) : Reading.MISSING;
        }
        return gigawords.isEmpty() || gigawords.getAsLong() >= IMPOSSIBLE_GIGAWORDS
                ? Reading.narrow(octets.getAsLong())
                : Reading.wide(gigawords.getAsLong() << 32 | octets.getAsLong());
    }

    private static Reading packets(RadiusPacket packet, int type) {
        OptionalLong packets = packet.integer(type);
        return packets.isEmpty() ? Reading.MISSING : Reading.narrow(packets.getAsLong());
    }

    private static Integer terminateCause(RadiusPacket packet) {
        OptionalLong cause = packet.integer(AttributeType.ACCT_TERMINATE_CAUSE);
        return cause.isPresent() && cause.getAsLong() <= Integer.MAX_VALUE ? (int) cause.getAsLong() : null;
    }

    /**
     * Empty for those that are nobody's: RFC 2865 section 5.8 gives 255.255.255.255 and .254 a meaning in an Access-Accept only
     * (the user or the NAS chooses), and 0.0.0.0 says that he has none yet or no more.
     */
    private static String address(RadiusPacket packet) {
        return packet.address(AttributeType.FRAMED_IP_ADDRESS)
                .filter(address -> !address.isAnyLocalAddress())
                .map(InetAddress::getHostAddress)
                .filter(address -> !CHOOSES.contains(address))
                .orElse(null);
    }

    /** RFC 3162 section 2.3 and RFC 4818 section 3: what is missing of the prefix is zero, and so is what is behind it. */
    private static String prefix(RadiusPacket packet, int type) {
        byte[] value = packet.octets(type).orElse(NOTHING);
        if (value.length < PREFIX_HEADER
                || value.length > PREFIX_HEADER + IPV6_OCTETS
                || (value[1] & 0xff) > IPV6_BITS) {
            return null;
        }
        byte[] address = Arrays.copyOf(Arrays.copyOfRange(value, PREFIX_HEADER, value.length), IPV6_OCTETS);
        int length = value[1] & 0xff;
        int whole = length / Byte.SIZE;
        if (whole < IPV6_OCTETS) {
            address[whole] &= (byte) (0xff << (Byte.SIZE - length % Byte.SIZE));
            Arrays.fill(address, whole + 1, IPV6_OCTETS, (byte) 0);
        }
        return new IPv6Address(address).toCanonicalString() + "/" + length;
    }

    /** Without NUL, which PostgreSQL cannot store; an attribute has 253 octets at most, and so has the column. */
    private static String text(RadiusPacket packet, int type) {
        return packet.text(type)
                .filter(text -> !text.isEmpty())
                .map(text -> text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD'))
                .orElse(null);
    }
}
