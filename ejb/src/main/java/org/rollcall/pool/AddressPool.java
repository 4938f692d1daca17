package org.rollcall.pool;

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
import org.rollcall.shared.Prefix;

/** A range of addresses that are leased to sessions. It never changes; its leases and high-water mark do, elsewhere. */
@Entity
@Table(name = "address_pool")
public class AddressPool {
    @Id
    @SequenceGenerator(name = "address_pool_seq", sequenceName = "address_pool_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "address_pool_seq")
    private Long id;

    @Version
    private int version;

    private String name;
    private String cidr;

    @Enumerated(EnumType.STRING)
    private PoolPurpose purpose;

    @Enumerated(EnumType.STRING)
    private PoolKind kind;

    @Column(name = "prefix_length")
    private int prefixLength;

    @Column(name = "high_water", updatable = false)
    private long highWater;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected AddressPool() {}

    /** @param data checked by {@link PoolRules} */
    AddressPool(PoolData data, Instant createdAt) {
        Prefix prefix = Prefix.parse(data.cidr());
        name = data.name().strip();
        cidr = prefix.address() + "/" + prefix.length();
        purpose = data.purpose();
        kind = data.kind();
        prefixLength = data.prefixLength();
        this.createdAt = createdAt;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    /** As 100.64.0.0/16. */
    public String getCidr() {
        return cidr;
    }

    public PoolPurpose getPurpose() {
        return purpose;
    }

    public PoolKind getKind() {
        return kind;
    }

    /** Bits of what it gives out. */
    public int getPrefixLength() {
        return prefixLength;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    @Override
    public String toString() {
        return "AddressPool " + id;
    }
}
