package org.rollcall.access;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** The service it names; empty if it is not ours. */
    public static OptionalLong service(String text) {
        Matcher matcher = OURS.matcher(text);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
