package org.rollcall.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.customer.CustomerDeleted;
import org.rollcall.customer.CustomerRestored;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.Uniqueness;

/**
 * Services go with their customer and come back with him, in the same transaction. An enterprise bean, because WildFly may
 * inject the other CDI beans before its persistence unit is there.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ServicesOfCustomer {
    @PersistenceContext(unitName = "rollcall")
    private EntityManager entities;

    @Inject
    private Database database;

    public void customerDeleted(@Observes CustomerDeleted event) {
        services(event.customerId(), "s.deletedAt is null").forEach(service -> service.delete(event.at()));
        Uniqueness.flush(entities, Map.of());
    }

    /** Only those that went with him; each login or address that somebody else has by now is named. */
    public void customerRestored(@Observes CustomerRestored event) {
        List<InternetService> back = new ArrayList<>();
        List<FieldError> taken = new ArrayList<>();
        for (InternetService service : services(event.customerId(), "s.deletedAt is not null")) {
            if (!service.wentAt(event.deletedAt())) {
                continue;
            }
            back.add(service);
            if (isTaken("login_key", service.getLogin())) {
                taken.add(new FieldError(
                        "services.login", "the login " + service.getLogin() + " belongs to another service now"));
            }
            if (isTaken("ipv4_key", service.getIpv4Address())) {
                taken.add(new FieldError(
                        "services.ipv4.address",
                        "the address " + service.getIpv4Address() + " belongs to another service now"));
            }
        }
        if (!taken.isEmpty()) {
            throw new Conflict(taken);
        }
        back.forEach(InternetService::restore);
        Uniqueness.flush(entities, ServiceDesk.UNIQUE);
    }

    /** @param column login_key or ipv4_key */
    private boolean isTaken(String column, String key) {
        return key != null
                && database.number("select count(*) from internet_service where " + column + " = ?", key) > 0;
    }

    private List<InternetService> services(long customerId, String which) {
        return entities.createQuery(
                        "select s from InternetService s where s.customerId = :customer and " + which,
                        InternetService.class)
                .setParameter("customer", customerId)
                .getResultList();
    }
}
