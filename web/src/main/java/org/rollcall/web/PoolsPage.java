package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rollcall.pool.PoolData;
import org.rollcall.pool.PoolDesk;
import org.rollcall.pool.PoolKind;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.pool.PoolUse;

/** The address pools with their use, a form for a new one, and deleting. */
@Named("pools")
@RequestScoped
public class PoolsPage {
    @Inject
    private PoolDesk desk;

    private List<PoolUse> list;
    private String name;
    private String cidr;
    private PoolPurpose purpose = PoolPurpose.SERVICE;
    private PoolKind kind = PoolKind.IPV4;
    private Integer prefixLength;
    private Long deleted;

    @PostConstruct
    void read() {
        list = desk.list();
    }

    public String create() {
        return Attempt.to(
                        () -> desk.create(new PoolData(name, cidr, purpose, kind, prefixLength)),
                        "done.pool.created",
                        name)
                ? "pools?faces-redirect=true"
                : null;
    }

    /** The pool whose number the dialog holds. */
    public String delete() {
        return deleted != null && Attempt.to(() -> desk.delete(deleted), "done.pool.deleted")
                ? "pools?faces-redirect=true"
                : null;
    }

    /** Whole percent. */
    public long used(PoolUse pool) {
        return pool.size() == 0 ? 0 : Math.round(100.0 * pool.inUse() / pool.size());
    }

    public List<PoolUse> getList() {
        return list;
    }

    public PoolPurpose[] getPurposes() {
        return PoolPurpose.values();
    }

    public PoolKind[] getKinds() {
        return PoolKind.values();
    }

    public PoolKind getKind() {
        return kind;
    }

    public void setKind(PoolKind kind) {
        this.kind = kind;
    }

    public Integer getPrefixLength() {
        return prefixLength;
    }

    public void setPrefixLength(Integer prefixLength) {
        this.prefixLength = prefixLength;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCidr() {
        return cidr;
    }

    public void setCidr(String cidr) {
        this.cidr = cidr;
    }

    public PoolPurpose getPurpose() {
        return purpose;
    }

    public void setPurpose(PoolPurpose purpose) {
        this.purpose = purpose;
    }

    public Long getDeleted() {
        return deleted;
    }

    public void setDeleted(Long deleted) {
        this.deleted = deleted;
    }
}
