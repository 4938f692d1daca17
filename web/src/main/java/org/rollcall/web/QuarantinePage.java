package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.OptionalLong;
import org.rollcall.gateway.QuarantineDesk;
import org.rollcall.gateway.QuarantinedRecord;

/** Accounting records that could not be stored, those put aside last first; of one router if the address names it. */
@Named("quarantine")
@RequestScoped
public class QuarantinePage {
    private static final int SHOWN = 50;

    @Inject
    private QuarantineDesk desk;

    private OptionalLong nasId;
    private int first;
    private long total;
    private List<QuarantinedRecord> list;

    @PostConstruct
    void read() {
        nasId = Address.number("nas");
        first = SHOWN * (Address.within("page", 1, 10_000_000, 1) - 1);
        total = desk.count(nasId);
        list = desk.list(nasId, first, SHOWN);
    }

    public List<QuarantinedRecord> getList() {
        return list;
    }

    public long getTotal() {
        return total;
    }

    /** Of one router only. */
    public boolean isFiltered() {
        return nasId.isPresent();
    }

    /** The address of the next page; null on the last. */
    public String getNext() {
        return first + SHOWN < total ? address(first / SHOWN + 2) : null;
    }

    public String getPrevious() {
        return first > 0 ? address(first / SHOWN) : null;
    }

    private String address(int page) {
        return new Address("quarantine")
                .with("nas", nasId.isPresent() ? nasId.getAsLong() : null)
                .with("page", page)
                .toString();
    }
}
