package org.rollcall.session;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.Problem;

/**
 * The service that staff give a session to, named by one of the two.
 *
 * <p>Public, as it goes through the proxies of beans.
 *
 * @param login null if the id names it
 */
public record Assignee(Long serviceId, String login) {
    Optional<SessionStore.OwnerFacts> find(SessionStore store) throws SQLException {
        List<SessionStore.OwnerFacts> found = login == null
                ? store.namedOwners(List.of(serviceId))
                : store.owners(List.of(login.strip().toLowerCase(Locale.ROOT)));
        return found.stream().findFirst();
    }

    Problem unknown() {
        return login == null
                ? new InvalidInput("serviceId", "there is no service " + serviceId)
                : new InvalidInput("login", "no service has this login");
    }
}
