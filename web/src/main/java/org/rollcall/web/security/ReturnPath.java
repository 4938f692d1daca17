package org.rollcall.web.security;

/** Where to go after sign-in: only ever a path of ours, or an attacker could send people on to a copy of the site. Pure. */
final class ReturnPath {
    private ReturnPath() {}

    /**
     * @param from as the address bar has it, maybe null
     * @return {@code from} if it is a path within the context root that a browser cannot take for another host; else
     *     the front page
     */
    static String of(String from, String contextRoot) {
        String home = contextRoot + "/";
        boolean ours = from != null
                && from.startsWith(home)
                && !from.contains("//")
                && !from.contains("\\")
                && !from.contains("/..")
                && from.chars().allMatch(c -> c > ' ' && c < 0x7F);
        boolean comesBack =
                ours && OpenPaths.isOpen(from.substring(contextRoot.length()).split("[?#;]", 2)[0]);
        return ours && !comesBack ? from : home;
    }
}
