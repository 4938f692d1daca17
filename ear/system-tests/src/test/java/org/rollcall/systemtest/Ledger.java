package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.nassim.AckLog;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.StatusType;

/**
 * What Rollcall has stored against what it acknowledged: every record is there, once.
 *
 * @param acknowledged records
 * @param lost those of which the stored session knows nothing, or less
 * @param doubled sessions that are stored twice, or with more than was ever sent
 */
record Ledger(int acknowledged, List<String> lost, List<String> doubled) {
    private static final int PAGE = 200;

    /**
     * Compares by the API.
     *
     * @param sent how far each session is; of others it is not known whether there is too much
     */
    static Ledger compare(Isp isp, List<AckLog.Entry> acknowledged, Collection<NasSession> sent) {
        Set<String> logins = acknowledged.stream().map(AckLog.Entry::login).collect(Collectors.toSet());
        Map<String, JsonObject> stored = new HashMap<>();
        List<String> doubled = new ArrayList<>();
        for (String login : logins) {
            for (JsonObject session : sessions(isp, login)) {
                JsonObject other = stored.put(session.getString("acctSessionId"), session);
                if (other != null) {
                    doubled.add(session + " and " + other);
                }
            }
        }
        for (NasSession session : sent) {
            JsonObject found = stored.get(session.id());
            if (found != null
                    && (octets(found, "uploadOctets") > session.uploadOctets()
                            || octets(found, "downloadOctets") > session.downloadOctets())) {
                doubled.add(found + ", but only " + session.uploadOctets() + " and " + session.downloadOctets()
                        + " octets were sent");
            }
        }
        List<String> lost = acknowledged.stream()
                .filter(entry -> !holds(stored.get(entry.acctSessionId()), entry))
                .map(entry -> entry + ", stored is " + stored.get(entry.acctSessionId()))
                .toList();
        return new Ledger(acknowledged.size(), lost, doubled);
    }

    private static boolean holds(JsonObject session, AckLog.Entry entry) {
        return session != null
                && octets(session, "uploadOctets") >= entry.uploadOctets()
                && octets(session, "downloadOctets") >= entry.downloadOctets()
                && (entry.type() != StatusType.STOP || !session.isNull("stoppedAt"));
    }

    private static long octets(JsonObject session, String counter) {
        return session.getJsonNumber(counter).longValue();
    }

    private static List<JsonObject> sessions(Isp isp, String login) {
        List<JsonObject> sessions = new ArrayList<>();
        int found;
        int page = 0;
        do {
            JsonArray items = isp.api
                    .get("/sessions?login=" + login + "&size=" + PAGE + "&page=" + ++page)
                    .body()
                    .getJsonArray("items");
            sessions.addAll(items.getValuesAs(JsonObject.class));
            found = items.size();
        } while (found == PAGE);
        return sessions;
    }

    void assertBalanced() {
        assertThat(acknowledged).as("acknowledged records").isPositive();
        assertThat(lost).as("acknowledged and lost, of %s", acknowledged).isEmpty();
        assertThat(doubled).as("stored twice, of %s", acknowledged).isEmpty();
    }
}
