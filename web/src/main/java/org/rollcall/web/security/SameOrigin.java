package org.rollcall.web.security;

import java.net.URI;

/**
 * Whether a change was sent by one of our own pages. Browsers state where a request comes from and pages cannot forge
 * it; a program that is not a browser states nothing and has no cookie that was not given to it. Pure.
 */
final class SameOrigin {
    private SameOrigin() {}

    /**
     * @param fetchSite header Sec-Fetch-Site or null
     * @param origin header Origin or null
     * @param host header Host or null
     */
    static boolean holds(String fetchSite, String origin, String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin");
        }
        if (origin == null) {
            return true;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
