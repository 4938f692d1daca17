package org.rollcall.service;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One internet access of a customer: a login that a NAS may ask about, the plan it is charged and shaped by, and where
 * its address comes from. Deleting hides it and frees its login and static address; its sessions and usage stay.
 */
@Entity
@Table(name = "internet_service")
public class InternetService {
    @Id
    @SequenceGenerator(name = "service_seq", sequenceName = "service_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "service_seq")
    private Long id;

    @Version
    private int version;

    @Column(name = "customer_id", updatable = false)
    private long customerId;

    private String login;

    /** Sealed by {@link org.rollcall.shared.SecretBox}. */
    private byte[] password;

    @Column(name = "plan_id")
    private long planId;

    @Enumerated(EnumType.STRING)
    private ServiceAccess access;

    @Enumerated(EnumType.STRING)
    private Proof proof;

    @Enumerated(EnumType.STRING)
    @Column(name = "ipv4_mode")
    private Ipv4Mode ipv4Mode;

    @Column(name = "ipv4_address")
    private String ipv4Address;

    @Column(name = "ipv4_pool_id")
    private Long ipv4PoolId;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "service_mac", joinColumns = @JoinColumn(name = "service_id"))
    @Column(name = "mac")
    @OrderBy
    private List<String> macs = new ArrayList<>();

    @Column(name = "learned_macs")
    private int learnedMacs;

    @Enumerated(EnumType.STRING)
    @Column(name = "ipv6_mode")
    private Ipv6Mode ipv6Mode;

    @Column(name = "ipv6_prefix")
    private String ipv6Prefix;

    @Column(name = "delegated_prefix")
    private String delegatedPrefix;

    @Column(name = "session_limit")
    private Integer sessionLimit;

    @Enumerated(EnumType.STRING)
    @Column(name = "over_limit")
    private OverLimit overLimit;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    /** The unique keys: the login and the static address while the service exists, null once deleted. */
    @Column(name = "login_key")
    private String loginKey;

    @Column(name = "ipv4_key")
    private String ipv4Key;

    @Column(name = "ipv6_key")
    private String ipv6Key;

    @Column(name = "delegated_key")
    private String delegatedKey;

    protected InternetService() {}

    InternetService(long customerId, ServiceData data, Instant createdAt) {
        this.customerId = customerId;
        this.createdAt = createdAt;
        change(data);
    }

    /** @param data tidied and checked by {@link ServiceDataRules}; the password is set apart */
    final void change(ServiceData data) {
        login = data.login();
        planId = data.planId();
        access = data.access();
        proof = data.proof();
        ipv6Mode = data.ipv6().mode();
        ipv6Prefix = data.ipv6().framed();
        delegatedPrefix = data.ipv6().delegated();
        sessionLimit = data.limit().sessions();
        overLimit = data.limit().over();
        lastDay = data.lastDay();
        learnedMacs = data.learnedMacs();
        ipv4Mode = data.ipv4Mode();
        ipv4Address = data.ipv4Address();
        ipv4PoolId = data.ipv4PoolId();
        if (!List.copyOf(macs).equals(data.macs())) {
            macs.clear();
            macs.addAll(data.macs());
        }
        takeKeys();
    }

    void seal(byte[] sealedPassword) {
        password = sealedPassword.clone();
    }

    void delete(Instant at) {
        deletedAt = at;
        loginKey = null;
        ipv4Key = null;
        ipv6Key = null;
        delegatedKey = null;
    }

    void restore() {
        deletedAt = null;
        takeKeys();
    }

    boolean wentAt(Instant moment) {
        return moment.equals(deletedAt);
    }

    private void takeKeys() {
        loginKey = login;
        ipv4Key = ipv4Address;
        ipv6Key = ipv6Prefix;
        delegatedKey = delegatedPrefix;
    }

    boolean hasPassword() {
        return password != null;
    }

    public Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public long getCustomerId() {
        return customerId;
    }

    /** The User-Name; null for a service that never asks us. */
    public String getLogin() {
        return login;
    }

    public long getPlanId() {
        return planId;
    }

    public ServiceAccess getAccess() {
        return access;
    }

    public Ipv4Mode getIpv4Mode() {
        return ipv4Mode;
    }

    /** With mode STATIC, else null. */
    public String getIpv4Address() {
        return ipv4Address;
    }

    /** With mode POOL; null = any pool of purpose service. */
    public Long getIpv4PoolId() {
        return ipv4PoolId;
    }

    /** Where it may be used from; empty = anywhere. */
    public List<String> getMacs() {
        return List.copyOf(macs);
    }

    public Proof getProof() {
        return proof;
    }

    /** So many MAC addresses are learned from where it is used; 0 = none. */
    public int getLearnedMacs() {
        return learnedMacs;
    }

    public Ipv6Mode getIpv6Mode() {
        return ipv6Mode;
    }

    /** With mode STATIC, the prefix of the link; may be null. */
    public String getIpv6Prefix() {
        return ipv6Prefix;
    }

    /** With mode STATIC, the prefix of the customer's own network; may be null. */
    public String getDelegatedPrefix() {
        return delegatedPrefix;
    }

    /** Sessions at a time; null = any number. */
    public Integer getSessionLimit() {
        return sessionLimit;
    }

    public OverLimit getOverLimit() {
        return overLimit;
    }

    /** In the ISP's time zone; null = no end. */
    public LocalDate getLastDay() {
        return lastDay;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    @Override
    public String toString() {
        return "InternetService " + id;
    }
}
