package org.rollcall.nassim;

import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Vendor;

/**
 * What the server answered to an Access-Request.
 *
 * @param verdict what the subscriber got
 * @param attributes of the reply, in its order
 * @param elapsed until the answer, or until giving up
 */
public record AccessAnswer(Verdict verdict, List<Attribute> attributes, Duration elapsed) {
    private static final int MIKROTIK_ADDRESS_LIST = 19;
    private static final int MS_CHAP_ERROR = 2;

    /** How it can end; a challenge counts as a rejection, for no NAS here can answer one. */
    public enum Verdict {
        ACCEPTED,
        REJECTED,
        /** Accepted by a server that did not prove that it knows the password; the subscriber hangs up. */
        UNPROVEN,
        NO_ANSWER
    }

    public AccessAnswer {
        attributes = List.copyOf(attributes);
    }

    static AccessAnswer of(Outcome outcome) {
        if (outcome.reply().isEmpty()) {
            return new AccessAnswer(Verdict.NO_ANSWER, List.of(), outcome.elapsed());
        }
        RadiusPacket reply = outcome.reply().get();
        boolean accepted = reply.codeNumber() == PacketCode.ACCESS_ACCEPT.number();
        return new AccessAnswer(accepted ? Verdict.ACCEPTED : Verdict.REJECTED, reply.attributes(), outcome.elapsed());
    }

    AccessAnswer unproven() {
        return new AccessAnswer(Verdict.UNPROVEN, attributes, elapsed);
    }

    public boolean accepted() {
        return verdict == Verdict.ACCEPTED;
    }

    public Optional<Inet4Address> framedIp() {
        return first(AttributeType.FRAMED_IP_ADDRESS)
                .filter(a -> a.value().length == 4)
                .map(a -> Addresses.ipv4(number(a)));
    }

    /** Acct-Interim-Interval, seconds. */
    public OptionalLong interimInterval() {
        return first(AttributeType.ACCT_INTERIM_INTERVAL)
                .filter(a -> a.value().length == 4)
                .map(a -> OptionalLong.of(number(a) & 0xffffffffL))
                .orElse(OptionalLong.empty());
    }

    public Optional<String> replyMessage() {
        return first(AttributeType.REPLY_MESSAGE).map(AccessAnswer::text);
    }

    /** Framed-Pool: the NAS's own pool of this name gives the address. */
    public Optional<String> framedPool() {
        return first(AttributeType.FRAMED_POOL).map(AccessAnswer::text);
    }

    public Optional<String> filterId() {
        return first(AttributeType.FILTER_ID).map(AccessAnswer::text);
    }

    /** Mikrotik-Address-List: how a MikroTik is told that somebody is blocked. */
    public Optional<String> addressList() {
        return vendor(Vendor.MIKROTIK, MIKROTIK_ADDRESS_LIST).map(VendorValue::text);
    }

    /** MS-CHAP-Error without its identifier: why MS-CHAPv2 failed (RFC 2548 section 2.1.5). */
    public Optional<String> msChapError() {
        return vendor(Vendor.MICROSOFT, MS_CHAP_ERROR).map(v -> v.text().substring(1));
    }

    Optional<VendorValue> vendor(int vendor, int type) {
        return attributes.stream()
                .flatMap(a -> VendorValue.of(a).stream())
                .filter(v -> v.vendor() == vendor && v.type() == type)
                .findFirst();
    }

    /** All Class attributes, which the NAS echoes in every accounting record (RFC 2865 section 5.25). */
    List<Attribute> classes() {
        return attributes.stream().filter(a -> a.type() == AttributeType.CLASS).toList();
    }

    Optional<Attribute> first(int type) {
        return attributes.stream().filter(a -> a.type() == type).findFirst();
    }

    /** What is in force after a CoA: its attributes take the place of those of the same kind, the others stay. */
    AccessAnswer changedBy(List<Attribute> change) {
        Set<Object> replaced = new HashSet<>();
        change.forEach(a -> replaced.add(kind(a)));
        List<Attribute> now = new ArrayList<>(attributes);
        now.removeIf(a -> replaced.contains(kind(a)));
        now.addAll(change);
        return new AccessAnswer(verdict, now, elapsed);
    }

    /** Cisco's pairs are all of one type: there the name before the "=" tells one from another. */
    private static Object kind(Attribute attribute) {
        return VendorValue.of(attribute)
                .<Object>map(v -> v.vendor() + "/" + v.type() + (v.vendor() == Vendor.CISCO ? pairName(v) : ""))
                .orElse(attribute.type());
    }

    private static String pairName(VendorValue pair) {
        String text = pair.text();
        return text.substring(0, Math.max(0, text.indexOf('=')));
    }

    private static String text(Attribute attribute) {
        return new String(attribute.value(), StandardCharsets.UTF_8);
    }

    private static int number(Attribute attribute) {
        return ByteBuffer.wrap(attribute.value()).getInt();
    }
}
