package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.rollcall.customer.CustomerTable;
import org.rollcall.tariff.TariffDesk;
import org.rollcall.tariff.TariffPlan;

/** The tariff plans and how many customers have them. */
@Named("plans")
@RequestScoped
public class PlansPage {
    @Inject
    private TariffDesk desk;

    @Inject
    private CustomerTable customers;

    private List<TariffPlan> list;
    private Map<Long, Long> counts;

    @PostConstruct
    void read() {
        list = desk.list();
        counts = customers.planCounts();
    }

    public List<TariffPlan> getList() {
        return list;
    }

    /** Customers with a service of the plan. */
    public long customers(long planId) {
        return counts.getOrDefault(planId, 0L);
    }
}
