package org.rollcall.nas;

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
import java.time.Instant;
import java.util.Locale;
import org.rollcall.dialect.Dialect;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.shared.Prefix;

/**
 * A router (NAS): the addresses its packets come from, the secret it shares with us, and how it is spoken to. The
 * secret goes in and is never given out here; {@code message_authenticator_learned} is the registry's.
 */
@Entity
@Table(name = "nas")
public class Nas {
    @Id
    @SequenceGenerator(name = "nas_seq", sequenceName = "nas_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "nas_seq")
    private Long id;

    @Version
    private int version;

    private String name;
    private String address;

    @Column(name = "prefix_length")
    private int prefixLength;

    /** Sealed by {@link org.rollcall.shared.SecretBox}. */
    private byte[] secret;

    @Enumerated(EnumType.STRING)
    private Dialect dialect;

    @Column(name = "coa_port")
    private int coaPort;

    @Column(name = "coa_address")
    private String coaAddress;

    @Column(name = "coa_rate")
    private int coaRate;

    @Column(name = "counters_inverted")
    private boolean countersInverted;

    @Column(name = "counter_unit")
    private int counterUnit;

    @Column(name = "line_rate")
    private Long lineRate;

    /** Sealed as the secret, for its own place. */
    @Column(name = "previous_secret")
    private byte[] previousSecret;

    @Column(name = "previous_secret_until")
    private Instant previousSecretUntil;

    /** The registry's. */
    @Column(name = "previous_secret_used_at")
    private Instant previousSecretUsedAt;

    @Column(name = "certificate_name")
    private String certificateName;

    @Column(name = "interim_interval")
    private int interimInterval;

    @Enumerated(EnumType.STRING)
    @Column(name = "message_authenticator")
    private MessageAuthenticatorRule messageAuthenticator;

    @Column(name = "message_authenticator_learned")
    private boolean messageAuthenticatorLearned;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Nas() {}

    Nas(NasData data, Instant createdAt) {
        this.createdAt = createdAt;
        change(data);
    }

    /** @param data checked by {@link NasRules}; its secret is set apart */
    final void change(NasData data) {
        Prefix prefix = Prefix.parse(data.address());
        boolean otherRule = data.messageAuthenticator() != messageAuthenticator;
        boolean otherPlace = !prefix.address().equals(address) || prefix.length() != prefixLength;
        if (otherRule || otherPlace) {
            // what was learned of another router, or before the rule was set anew, says nothing
            messageAuthenticatorLearned = false;
        }
        name = data.name().strip();
        address = prefix.address();
        prefixLength = prefix.length();
        dialect = data.dialect();
        coaPort = data.coaPort();
        coaAddress = data.coaAddress() == null
                ? null
                : Prefix.parse(data.coaAddress()).address();
        coaRate = data.coaRate();
        countersInverted = data.counters().inverted();
        counterUnit = data.counters().unit();
        lineRate = data.counters().lineRate();
        certificateName = data.certificateName() == null
                ? null
                : data.certificateName().strip().toLowerCase(Locale.ROOT);
        interimInterval = data.interimInterval();
        messageAuthenticator = data.messageAuthenticator();
    }

    void seal(byte[] sealedSecret) {
        secret = sealedSecret.clone();
    }

    byte[] sealedSecret() {
        return secret.clone();
    }

    /** @param sealedSecret null if only the new one is good */
    void replaces(byte[] sealedSecret, Instant until) {
        previousSecret = sealedSecret == null ? null : sealedSecret.clone();
        previousSecretUntil = sealedSecret == null ? null : until;
        previousSecretUsedAt = null;
    }

    public Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    /** An IP address, or a prefix as 10.0.0.0/24. */
    public String getAddress() {
        return new Prefix(address, prefixLength).toString();
    }

    public Dialect getDialect() {
        return dialect;
    }

    public int getCoaPort() {
        return coaPort;
    }

    /** Null = where a session's packets come from. */
    public String getCoaAddress() {
        return coaAddress;
    }

    public NasCounters getCounters() {
        return new NasCounters(countersInverted, counterUnit, lineRate);
    }

    /** Packets a second that one router is sent unasked, at most. */
    public int getCoaRate() {
        return coaRate;
    }

    /** How long the secret before this one is good as well; null if there is none. */
    public Instant getPreviousSecretUntil() {
        return previousSecretUntil;
    }

    /** When the router used the secret before this one the last time, to the minute; null if it did not. */
    public Instant getPreviousSecretUsedAt() {
        return previousSecretUsedAt;
    }

    /** In lower case: who its certificate says it is, by RadSec; null if it does not come by RadSec. */
    public String getCertificateName() {
        return certificateName;
    }

    /** Seconds. */
    public int getInterimInterval() {
        return interimInterval;
    }

    public MessageAuthenticatorRule getMessageAuthenticator() {
        return messageAuthenticator;
    }

    /** With AUTO: this NAS was seen to send it always, so it is required by now. */
    public boolean isMessageAuthenticatorLearned() {
        return messageAuthenticatorLearned;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    @Override
    public String toString() {
        return "Nas " + id;
    }
}
