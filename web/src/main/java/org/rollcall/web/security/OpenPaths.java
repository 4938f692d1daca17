package org.rollcall.web.security;

import java.util.Set;

/** What may be asked for by nobody in particular. Paths are decoded, normalised and without the context root. Pure. */
final class OpenPaths {
    private static final Set<String> PAGES =
            Set.of("/signin", "/signin.xhtml", "/setup", "/setup.xhtml", "/error", "/favicon.ico");

    private OpenPaths() {}

    /** Answered to programs: with a status, never with a redirection. */
    static boolean isApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    static boolean isOpen(String path) {
        return PAGES.contains(path) || isHealth(path) || isPartOfPages(path);
    }

    /** Styles, scripts and pictures: no secrets in them, and they may be cached. */
    static boolean isPartOfPages(String path) {
        return path.startsWith("/jakarta.faces.resource/") || path.startsWith("/static/");
    }

    static boolean isHealth(String path) {
        return path.startsWith("/health/") || path.startsWith("/api/v1/health/");
    }
}
