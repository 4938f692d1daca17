package org.rollcall.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A person or firm under contract. Begins New; its first session makes it Active; who does not pay becomes Blocked and,
 * after the grace period, Inactive; only then it can be deleted, which hides it and frees its portal login, and it can
 * be restored.
 *
 * <p>The status columns are read here and written by {@link StatusChanges} alone, last_online_at by the recorder of
 * sessions alone, so neither is ever part of an update from here.
 */
@Entity
@Table(name = "customer")
public class Customer {
    @Id
    @SequenceGenerator(name = "customer_seq", sequenceName = "customer_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_seq")
    private Long id;

    @Version
    private int version;

    @Column(name = "portal_login")
    private String portalLogin;

    private String name;
    private String phone;

    @Column(name = "phone_digits")
    private String phoneDigits;

    private String email;
    private String street;
    private String city;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private CustomerStatus status;

    @Column(name = "status_since", updatable = false)
    private Instant statusSince;

    @Column(name = "status_date", updatable = false)
    private LocalDate statusDate;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "last_online_at", insertable = false, updatable = false)
    private Instant lastOnlineAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    /** The unique key of the portal login: in lower case while the customer exists, null once deleted. */
    @Column(name = "login_key")
    private String loginKey;

    protected Customer() {}

    Customer(CustomerData data, Clock clock) {
        status = CustomerStatus.NEW;
        createdAt = clock.instant();
        statusSince = createdAt;
        statusDate = LocalDate.ofInstant(createdAt, clock.getZone());
        change(data);
    }

    /** @param data checked and tidied by {@link CustomerDataRules} */
    final void change(CustomerData data) {
        portalLogin = data.portalLogin();
        name = data.name();
        phone = data.phone();
        phoneDigits = CustomerDataRules.digits(data.phone());
        email = data.email();
        street = data.street();
        city = data.city();
        loginKey = deletedAt == null ? keyOf(portalLogin) : null;
    }

    void delete(Instant at) {
        deletedAt = at;
        loginKey = null;
    }

    void restore() {
        deletedAt = null;
        loginKey = keyOf(portalLogin);
    }

    private static String keyOf(String portalLogin) {
        return portalLogin.toLowerCase(Locale.ROOT);
    }

    public Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getPortalLogin() {
        return portalLogin;
    }

    public String getName() {
        return name;
    }

    /** As typed, or null. */
    public String getPhone() {
        return phone;
    }

    public String getEmail() {
        return email;
    }

    public String getStreet() {
        return street;
    }

    public String getCity() {
        return city;
    }

    public CustomerStatus getStatus() {
        return status;
    }

    public Instant getStatusSince() {
        return statusSince;
    }

    /** Business date of the last change of status: what the grace period counts from. */
    public LocalDate getStatusDate() {
        return statusDate;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** End of the last session, or null; see {@link Presence} for whether a session is open. */
    public Instant getLastOnlineAt() {
        return lastOnlineAt;
    }

    /** Null while the customer exists. */
    public Instant getDeletedAt() {
        return deletedAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    @Override
    public String toString() {
        return "Customer " + id + " " + status;
    }
}
