package org.rollcall.tariff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;

/** A price per month and two speeds. A plan that only deleted services still name is retired instead of deleted. */
@Entity
@Table(name = "tariff_plan")
public class TariffPlan {
    @Id
    @SequenceGenerator(name = "tariff_plan_seq", sequenceName = "tariff_plan_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tariff_plan_seq")
    private Long id;

    @Version
    private int version;

    private String name;
    private BigDecimal price;
    private String currency;

    @Column(name = "down_bps")
    private long downBps;

    @Column(name = "up_bps")
    private long upBps;

    /** Of the last change of a speed; null if there was none. */
    @Column(name = "speed_since")
    private Instant speedSince;

    @Column(name = "retired_at")
    private Instant retiredAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected TariffPlan() {}

    TariffPlan(PlanData data, Instant createdAt) {
        this.createdAt = createdAt;
        change(data);
    }

    /** @param data checked by {@link PlanRules} */
    final void change(PlanData data) {
        name = data.name().strip();
        price = data.price();
        currency = data.currency();
        downBps = data.downBps();
        upBps = data.upBps();
    }

    void speedSince(Instant at) {
        speedSince = at;
    }

    /** Frees the name and leaves the row to the deleted services that name it. */
    void retire(Instant at) {
        retiredAt = at;
        String mark = " (retired " + id + ")";
        name = name.substring(0, Math.min(name.length(), 100 - mark.length())) + mark;
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

    /** Per month. */
    public BigDecimal getPrice() {
        return price;
    }

    public String getCurrency() {
        return currency;
    }

    /** Towards the customer, bit/s; 0 = not limited. */
    public long getDownBps() {
        return downBps;
    }

    /** From the customer, bit/s; 0 = not limited. */
    public long getUpBps() {
        return upBps;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    @Override
    public String toString() {
        return "TariffPlan " + id;
    }
}
