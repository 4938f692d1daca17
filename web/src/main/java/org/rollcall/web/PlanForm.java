package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.rollcall.customer.CustomerFilter;
import org.rollcall.customer.CustomerTable;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.tariff.PlanData;
import org.rollcall.tariff.TariffDesk;
import org.rollcall.tariff.TariffPlan;

/** The details of a tariff plan, to read and to change; speeds in Mbit/s on the screen, bit/s behind it. */
@Named("planForm")
@RequestScoped
public class PlanForm {
    private static final BigDecimal MEGA = BigDecimal.valueOf(1_000_000);

    @Inject
    private TariffDesk desk;

    @Inject
    private CustomerTable customers;

    private Long id;
    private Integer version;
    private String name;
    private BigDecimal price;
    private String currency;
    private BigDecimal down;
    private BigDecimal up;

    /** Fills the form; 404 if there is no such plan. */
    public void arrive() {
        if (Address.number("id").isEmpty()) {
            currency = desk.list().stream()
                    .findFirst()
                    .map(TariffPlan::getCurrency)
                    .orElse("EUR");
            return;
        }
        try {
            TariffPlan plan = desk.get(Address.number("id").getAsLong());
            id = plan.getId();
            version = plan.getVersion();
            name = plan.getName();
            price = shortest(plan.getPrice(), 2);
            currency = plan.getCurrency();
            down = megabits(plan.getDownBps());
            up = megabits(plan.getUpBps());
        } catch (NotFound gone) {
            Pages.notFound(gone);
        }
    }

    public String save() {
        boolean done = id == null
                ? Attempt.to(() -> desk.create(data()), "done.plan.created", name)
                : Attempt.to(() -> desk.update(id, data(), OptionalInt.of(version)), "done.saved");
        return done ? "plans?faces-redirect=true" : null;
    }

    public String delete() {
        return Attempt.to(() -> desk.delete(id), "done.plan.deleted") ? "plans?faces-redirect=true" : null;
    }

    /** Customers with a service of this plan. */
    public long getCustomers() {
        return id == null ? 0 : customers.count(new CustomerFilter(Set.of(), "", OptionalLong.of(id)));
    }

    private PlanData data() {
        return new PlanData(name, price, currency, bits("downBps", down), bits("upBps", up));
    }

    /** @throws InvalidInput of this field if it is no whole number of bit/s; 0 for nothing */
    static long bits(String field, BigDecimal megabits) {
        try {
            return megabits == null ? 0 : megabits.multiply(MEGA).longValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidInput(field, "is not a whole number of bit/s");
        }
    }

    static BigDecimal megabits(long bits) {
        return shortest(BigDecimal.valueOf(bits).divide(MEGA), 0);
    }

    /** Without zeros at the end beyond these decimals, and never as 5E+1. */
    static BigDecimal shortest(BigDecimal number, int decimals) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < decimals ? stripped.setScale(decimals) : stripped;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public Integer getVersion() {
        return version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public BigDecimal getDown() {
        return down;
    }

    public void setDown(BigDecimal down) {
        this.down = down;
    }

    public BigDecimal getUp() {
        return up;
    }

    public void setUp(BigDecimal up) {
        this.up = up;
    }
}
