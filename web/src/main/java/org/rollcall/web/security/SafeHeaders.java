package org.rollcall.web.security;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What every answer says to browsers. Pages get their Content-Security-Policy from PrimeFaces, which owns the nonce of
 * their scripts.
 */
final class SafeHeaders {
    private SafeHeaders() {}

    static void set(String path, boolean secure, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        // not no-referrer: browsers would then hide the Origin of our own forms
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (OpenPaths.isApi(path) || OpenPaths.isHealth(path)) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        if (!OpenPaths.isPartOfPages(path)) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
