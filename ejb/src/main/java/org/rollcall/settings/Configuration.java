package org.rollcall.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The settings of this process, validated. Made by {@link Environment}.
 *
 * @param httpBind acts on rollcall.jar only, as httpPort
 * @param radiusBind address of all RADIUS listeners
 * @param authPort UDP
 * @param acctPort UDP
 * @param radSec the listener for RADIUS over TLS, if there is to be one
 * @param dataDirectory absolute; may not exist yet
 * @param dbUser who works with the tables
 * @param dbOwner who owns and migrates them; the same as dbUser unless set
 * @param masterKeyFile absolute
 * @param masterKeyNamed the file was named by a setting, so a missing one is a mistake and none is made
 * @param apiToken a bearer token that is an administrator's
 * @param timeZone of the ISP
 * @param httpSettings names of those that were set and act on rollcall.jar only
 * @param warnings for the log: what is accepted but looks like a mistake
 */
public record Configuration(
        InetAddress httpBind,
        int httpPort,
        InetAddress radiusBind,
        int authPort,
        int acctPort,
        Optional<RadSecFiles> radSec,
        Path dataDirectory,
        DatabaseUrl dbUrl,
        DatabaseAccount dbUser,
        DatabaseAccount dbOwner,
        Path masterKeyFile,
        boolean masterKeyNamed,
        Optional<String> apiToken,
        ZoneId timeZone,
        List<String> httpSettings,
        List<String> warnings) {

    public boolean hasOwner() {
        return !dbOwner.equals(dbUser);
    }

    /** Leaves secrets out. */
    @Override
    public String toString() {
        return "RADIUS on " + radiusBind.getHostAddress() + " " + authPort + "/" + acctPort + ", data in "
                + dataDirectory + ", " + dbUrl.vendor() + " as " + dbUser + ", time zone " + timeZone;
    }
}
