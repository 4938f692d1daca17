package org.rollcall.access;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Dictionary;

/**
 * What we send as Class, which the NAS returns with its accounting (RFC 2865 section 5.25): the service, whatever the NAS
 * calls the user. Pure.
 */
public final class ServiceClass {
    private static final Pattern OURS = Pattern.compile("rollcall:(\\d{1,18})");

    private ServiceClass() {}

    static String of(long serviceId) {
        return "rollcall:" + serviceId;
    }

    /** As {@link Attribute#describe}, but our own Class reads as we write it; that of others is octets to us. */
    public static String describe(Attribute attribute) {
        if (attribute.type() == AttributeType.CLASS) {
            String text = new String(attribute.value(), StandardCharsets.ISO_8859_1);
            if (service(text).isPresent()) {
                return Dictionary.attributeName(AttributeType.CLASS) + " = \"" + text + "\"";
            }
        }
        return attribute.describe();
    }

    /** The service it names; empty if it is not ours. */
    public static OptionalLong service(String text) {
        Matcher matcher = OURS.matcher(text);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
