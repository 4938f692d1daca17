package org.rollcall.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.rollcall.staff.Permitted;

/** What staff see of the door's decisions. */
@Stateless
@Permitted
public class AccessDesk {
    @Inject
    private AccessLog log;

    /** The newest first; plain accepts are not logged. */
    public List<AccessLog.Entry> ofCustomer(long customerId, int most) {
        return log.ofCustomer(customerId, most);
    }
}
