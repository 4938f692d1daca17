package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.rollcall.pool.AddressPool;
import org.rollcall.pool.PoolDesk;
import org.rollcall.pool.PoolKind;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.pool.PoolUse;
import org.rollcall.service.InternetService;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.Ipv6Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;
import org.rollcall.service.ServiceData;
import org.rollcall.service.ServiceDesk;
import org.rollcall.shared.NotFound;
import org.rollcall.tariff.TariffDesk;
import org.rollcall.tariff.TariffPlan;

/** A new service of a customer, or one he has. The password goes in and never comes out. */
@Named("serviceForm")
@RequestScoped
public class ServiceForm {
    @Inject
    private ServiceDesk desk;

    @Inject
    private TariffDesk plans;

    @Inject
    private PoolDesk pools;

    private Long id;
    private Long customerId;
    private Integer version;
    private String login;
    private String password;
    private Long planId;
    private ServiceAccess access = ServiceAccess.RADIUS;
    private Ipv4Mode ipv4Mode = Ipv4Mode.POOL;
    private String ipv4Address;
    private Long ipv4PoolId;
    private String macs;
    private Proof proof = Proof.PASSWORD;
    private int learnedMacs;
    private Ipv6Mode ipv6Mode = Ipv6Mode.NONE;
    private String framedPrefix;
    private String delegatedPrefix;
    private Integer sessionLimit;
    private OverLimit overLimit = OverLimit.REFUSE;
    private LocalDate lastDay;

    /** Fills the form: parameter id for a service there is, customer for a new one; else 404. */
    public void arrive() {
        try {
            if (Address.number("id").isEmpty()) {
                customerId = Address.number("customer").orElse(0);
                desk.list(customerId);
                return;
            }
            InternetService service = desk.get(Address.number("id").getAsLong());
            id = service.getId();
            customerId = service.getCustomerId();
            version = service.getVersion();
            login = service.getLogin();
            planId = service.getPlanId();
            access = service.getAccess();
            ipv4Mode = service.getIpv4Mode();
            ipv4Address = service.getIpv4Address();
            ipv4PoolId = service.getIpv4PoolId();
            macs = String.join("\n", service.getMacs());
            proof = service.getProof();
            learnedMacs = service.getLearnedMacs();
            ipv6Mode = service.getIpv6Mode();
            framedPrefix = service.getIpv6Prefix();
            delegatedPrefix = service.getDelegatedPrefix();
            sessionLimit = service.getSessionLimit();
            overLimit = service.getOverLimit();
            lastDay = service.getLastDay();
        } catch (NotFound gone) {
            Pages.notFound(gone);
        }
    }

    public String save() {
        ServiceData data = new ServiceData(
                login,
                password == null || password.isEmpty() ? null : password,
                planId == null ? 0 : planId,
                access,
                proof,
                ipv4Mode,
                ipv4Mode == Ipv4Mode.STATIC ? ipv4Address : null,
                ipv4Mode == Ipv4Mode.POOL ? ipv4PoolId : null,
                ipv6Mode == Ipv6Mode.STATIC
                        ? new ServiceData.Ipv6(ipv6Mode, framedPrefix, delegatedPrefix)
                        : new ServiceData.Ipv6(ipv6Mode, null, null),
                macs == null
                        ? List.of()
                        : Arrays.stream(macs.split("[\\s,;]+"))
                                .filter(mac -> !mac.isEmpty())
                                .toList(),
                learnedMacs,
                new ServiceData.Limit(sessionLimit, overLimit),
                lastDay);
        boolean done = id == null
                ? Attempt.to(() -> desk.create(customerId, data), "done.service.created")
                : Attempt.to(() -> desk.update(id, data, OptionalInt.of(version)), "done.saved");
        return done ? profile() : null;
    }

    public String delete() {
        return Attempt.to(() -> desk.delete(id), "done.service.deleted") ? profile() : null;
    }

    private String profile() {
        return "customer?id=" + customerId + "&faces-redirect=true";
    }

    public List<TariffPlan> getPlans() {
        return plans.list();
    }

    public List<AddressPool> getPools() {
        return pools.list().stream()
                .map(PoolUse::pool)
                .filter(pool -> pool.getPurpose() == PoolPurpose.SERVICE && pool.getKind() == PoolKind.IPV4)
                .toList();
    }

    public ServiceAccess[] getAccesses() {
        return ServiceAccess.values();
    }

    public Proof[] getProofs() {
        return Proof.values();
    }

    public Ipv6Mode[] getIpv6Modes() {
        return Ipv6Mode.values();
    }

    public OverLimit[] getOverLimits() {
        return OverLimit.values();
    }

    public Ipv4Mode[] getModes() {
        return Ipv4Mode.values();
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public Long getCustomerId() {
        return customerId;
    }

    public void setCustomerId(Long customerId) {
        this.customerId = customerId;
    }

    public Integer getVersion() {
        return version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public Long getPlanId() {
        return planId;
    }

    public void setPlanId(Long planId) {
        this.planId = planId;
    }

    public ServiceAccess getAccess() {
        return access;
    }

    public void setAccess(ServiceAccess access) {
        this.access = access;
    }

    public Ipv4Mode getIpv4Mode() {
        return ipv4Mode;
    }

    public void setIpv4Mode(Ipv4Mode ipv4Mode) {
        this.ipv4Mode = ipv4Mode;
    }

    public String getIpv4Address() {
        return ipv4Address;
    }

    public void setIpv4Address(String ipv4Address) {
        this.ipv4Address = ipv4Address;
    }

    public Long getIpv4PoolId() {
        return ipv4PoolId;
    }

    public void setIpv4PoolId(Long ipv4PoolId) {
        this.ipv4PoolId = ipv4PoolId;
    }

    public String getMacs() {
        return macs;
    }

    public void setMacs(String macs) {
        this.macs = macs;
    }

    public Proof getProof() {
        return proof;
    }

    public void setProof(Proof proof) {
        this.proof = proof;
    }

    public int getLearnedMacs() {
        return learnedMacs;
    }

    public void setLearnedMacs(int learnedMacs) {
        this.learnedMacs = learnedMacs;
    }

    public Ipv6Mode getIpv6Mode() {
        return ipv6Mode;
    }

    public void setIpv6Mode(Ipv6Mode ipv6Mode) {
        this.ipv6Mode = ipv6Mode;
    }

    public String getFramedPrefix() {
        return framedPrefix;
    }

    public void setFramedPrefix(String framedPrefix) {
        this.framedPrefix = framedPrefix;
    }

    public String getDelegatedPrefix() {
        return delegatedPrefix;
    }

    public void setDelegatedPrefix(String delegatedPrefix) {
        this.delegatedPrefix = delegatedPrefix;
    }

    public Integer getSessionLimit() {
        return sessionLimit;
    }

    public void setSessionLimit(Integer sessionLimit) {
        this.sessionLimit = sessionLimit;
    }

    public OverLimit getOverLimit() {
        return overLimit;
    }

    public void setOverLimit(OverLimit overLimit) {
        this.overLimit = overLimit;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
